using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Fields;

namespace StatusHandling.Tests.Fields;

public sealed class LinkReaderTests
{
    [Theory]
    [InlineData("<https://a.test/>; rel=\"blocked-by\"", "https://a.test/")]
    [InlineData("<https://a.test/>;rel=blocked-by", "https://a.test/")]
    [InlineData("<https://a.test/x,y;z>; title=\"a, b; c\"; REL = \"next Blocked-By\"", "https://a.test/x,y;z")]
    [InlineData("<a>; rel=next, <b>; rel=blocked-by, <c>; rel=blocked-by", "b")]
    [InlineData("< /x >; rel=blocked-by", "/x")]
    [InlineData("<a>; rel=next; rel=blocked-by", null)]
    [InlineData("<a>; title=\"rel=blocked-by\"", null)]
    [InlineData("<a>", null)]
    [InlineData("<a; rel=blocked-by", null)]
    [InlineData("", null)]
    public void A_relation_has_its_target(string line, string? target) => Assert.Equal(target, LinkReader.Find(line, "blocked-by"));

    [Fact]
    public void No_line_throws() => Prop.ForAll<string>(line =>
    {
        if (line is not null)
        {
            _ = LinkReader.Find(line, "next");
            _ = LinkReader.Find($"<{line}>; {line}; rel=\"{line}", "next");
        }
    }).QuickCheckThrowOnFailure();
}
