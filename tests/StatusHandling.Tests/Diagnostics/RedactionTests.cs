using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Diagnostics;

namespace StatusHandling.Tests.Diagnostics;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("/path", "/path")]
    [InlineData("", "")]
    [InlineData("http://u:p@b.test/x?y#z", "...b.test/x...")]
    [InlineData("http://u:p?p#p@b.test/x", "...")]
    [InlineData("ftp://b.test/x%3fy", "ftp://b.test/x...")]
    [InlineData("ftp://b.test/x%23z", "ftp://b.test/x...")]
    [InlineData("/x?mail=a@b.test", "...")]
    [InlineData("//b.test#x", "//b.test...")]
    [InlineData("a@b@c", "...c")]
    [InlineData("/a\u0007\u00e9\u202e\n", "/a\\u0007\\u00E9\\u202E\\u000A")]
    public void An_excerpt_hides_what_may_be_a_secret(string text, string expected) => Assert.Equal(expected, Redaction.Excerpt(text));

    [Theory]
    [InlineData("//user:pw@a.test/x?y#z", "//a.test/x?*")]
    [InlineData("\\\\user:pw@a.test\\x", "\\\\a.test\\x")]
    [InlineData("/x/y@z?w", "/x/y@z?*")]
    [InlineData("", "")]
    public void A_relative_address_loses_user_query_and_fragment_too(string address, string expected) =>
        Assert.Equal(expected, Redaction.Redact(new Uri(address, UriKind.Relative), showQuery: false).OriginalString);

    [Fact]
    public void An_excerpt_is_short()
    {
        Assert.Equal(new string('x', 100), Redaction.Excerpt(new string('x', 100)));
        Assert.Equal(new string('x', 100) + "...", Redaction.Excerpt(new string('x', 101)));
    }

    [Fact]
    public void An_excerpt_of_any_text_is_printable_and_short() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var excerpt = Redaction.Excerpt(text ?? "");
            return excerpt.Length < 112 && excerpt.All(character => character is >= ' ' and <= '~') && !excerpt.AsSpan().ContainsAny("@?#");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
