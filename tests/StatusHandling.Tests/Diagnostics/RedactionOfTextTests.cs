using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Diagnostics;

namespace StatusHandling.Tests.Diagnostics;

public sealed class RedactionOfTextTests
{
    [Theory]
    [InlineData("https://a.test/x", "https://a.test/x")]
    [InlineData("https://a.test/x?y#z", "https://a.test/x?*")]
    [InlineData("https://a.test/x#z?y", "https://a.test/x")]
    [InlineData("https://user:pw@a.test:8080/x@y", "https://a.test:8080/x@y")]
    [InlineData("https://user:p@w@a.test", "https://a.test")]
    [InlineData("https://user:pw@a.test\\x", "https://a.test\\x")]
    [InlineData("https:\\\\user:pw@a.test\\x", "https:\\\\a.test\\x")]
    [InlineData("https:/\\user:pw@a.test", "https:/\\a.test")]
    [InlineData("https:///\\user:pw@a.test/", "https:///\\a.test/")]
    [InlineData("\\/user:pw@a.test", "\\/a.test")]
    [InlineData("ftp://a.test/x%3fy", "ftp://a.test/x?*")]
    [InlineData("ftp://a.test/x%23z%3Fy", "ftp://a.test/x")]
    [InlineData("//user@a.test/", "//a.test/")]
    [InlineData("/x?y", "/x?*")]
    [InlineData("?y", "?*")]
    [InlineData("#z", "")]
    [InlineData("x", "x")]
    [InlineData("", "")]
    public void An_address_loses_user_query_and_fragment(string address, string expected) =>
        Assert.Equal(expected, Redaction.RedactText(address, showQuery: false));

    [Fact]
    public void An_address_keeps_a_query_that_is_to_be_shown() =>
        Assert.Equal("https://a.test/x?y", Redaction.RedactText("https://user@a.test/x?y#z", showQuery: true));

    [Theory]
    [InlineData("https://user:pw@a.test/x@y?me@b#me@c", "https://a.test/x@y?me@b#me@c")]
    [InlineData("https://a.test?me@b", "https://a.test?me@b")]
    [InlineData("https://a.test#me@b", "https://a.test#me@b")]
    [InlineData("mailto:me@a.test", "mailto:me@a.test")]
    [InlineData("", "")]
    public void An_address_to_be_opened_loses_its_user_alone(string address, string expected) =>
        Assert.Equal(expected, Redaction.WithoutUser(address));

    [Theory]
    [InlineData("nothing here", "nothing here")]
    [InlineData("see https://u:p@a.test/x?y#z, and ftp://u@b.test.", "see https://a.test/x?* and ftp://b.test.")]
    [InlineData("<https://a.test/?y>; rel=\"https://b.test/?z\"", "<https://a.test/?*>; rel=\"https://b.test/?*\"")]
    [InlineData("url='https://a.test/?y'", "url='https://a.test/?*'")]
    [InlineData("a://b?c\nd://e?f", "a://b?*\nd://e?*")]
    [InlineData("://", "://")]
    public void Each_address_in_a_text_loses_them(string text, string expected) =>
        Assert.Equal(expected, Redaction.RedactWithin(text, showQuery: false));

    [Fact]
    public void No_text_throws() => Prop.ForAll<string>(text =>
    {
        if (text is not null)
        {
            _ = Redaction.RedactText(text, showQuery: false);
            _ = Redaction.RedactWithin($"{text}://{text}@{text}?{text} {text}", showQuery: true);
        }
    }).QuickCheckThrowOnFailure();
}
