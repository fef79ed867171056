using StatusHandling.Lifecycle;

namespace StatusHandling.Tests.Lifecycle;

public sealed class LifecycleLinksTests
{
    [Theory]
    [InlineData("deprecation <https://a.test/d>", "<https://a.test/d>; rel=\"deprecation\"; type=\"text/html\"")]
    [InlineData("sunset </s>", "</s>;rel=sunset")]
    [InlineData("successor-version <../v2>", "<../v2>; REL=\"Successor-Version\"")]
    [InlineData("latest-version </v3>", "</v3>; rel=latest-version")]
    [InlineData("deprecation </a>, sunset </a>", "</a>; rel=\"sunset deprecation\"")]
    [InlineData("deprecation </d>, sunset </s>, successor-version </v2>", "</v2>; rel=successor-version, </s>; rel=sunset", "</d>; rel=deprecation")]
    [InlineData("deprecation </1>", "</1>; rel=deprecation, </2>; rel=deprecation", "</3>; rel=deprecation")]
    [InlineData("deprecation </1,2;3>", "</1,2;3>; title=\"a, <b>; rel=sunset\"; rel=deprecation")]
    [InlineData("none", "</feed>; rel=alternate, </next>; rel=next")]
    [InlineData("none", "</d>; title=\"rel=deprecation\"")]
    [InlineData("none", "")]
    [InlineData("none")]
    public void The_links_that_say_more_are_told(string expected, params string[] lines) => Assert.Equal(expected, Describe(lines));

    [Theory]
    [InlineData("<https://user:secret@a.test/d?secret#secret>; rel=deprecation")]
    [InlineData("<//user:secret@a.test/>; rel=deprecation")]
    [InlineData("<https:\\\\user:secret@a.test\\d?secret>; rel=deprecation")]
    [InlineData("</d?token=secret>; rel=deprecation")]
    [InlineData("</d%3Ftoken=secret>; rel=deprecation")]
    [InlineData("<?secret>; rel=deprecation")]
    [InlineData("<#secret>; rel=deprecation")]
    [InlineData("<https://user:sec?ret@secret@b.test/>; rel=deprecation")]
    [InlineData("</d>; rel=deprecation; title=\"secret\"")]
    public void No_secret_of_a_target_is_told(string line)
    {
        var text = Describe(line);

        Assert.StartsWith("deprecation <", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    private static string Describe(params string[] lines)
    {
        using var response = new HttpResponseMessage();
        if (lines.Length > 0)
        {
            response.Headers.TryAddWithoutValidation("Link", lines);
        }

        return LifecycleLinks.Describe(response.Headers.NonValidated);
    }
}
