using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class RelativeAddressTests
{
    [Theory]
    [InlineData("Link", "</x?token=secret>; rel=\"next\", </y>; rel=prev; title=\"a=b?\"", "</x?*>; rel=\"next\", </y>; rel=prev; title=\"a=b?\"")]
    [InlineData("Link", "</x?token=secret", "</x?*")]
    [InlineData("Refresh", "0; url=/x?token=secret", "0; url=/x?*")]
    [InlineData("Refresh", "5", "5")]
    [InlineData("X-Formula", "a=b?", "a=b?")]
    public async Task A_relative_address_in_a_header_loses_its_query(string name, string value, string shown)
    {
        using var scene = new Scene();
        scene.Server.Answers(404, (name, value));

        var outcome = await scene.GetAsync();

        var failure = Assert.IsType<HttpNotFoundException>(outcome.Failure);
        Assert.Equal([shown], failure.Response.Headers[name]);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }
}
