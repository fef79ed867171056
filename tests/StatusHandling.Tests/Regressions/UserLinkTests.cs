using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class UserLinkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LoginUri_of_a_link_keeps_the_query_that_the_header_does_not_show(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Answers(511, ("Link", Link("login")));

        var outcome = await scene.GetAsync();

        var failure = Assert.IsType<HttpNetworkAuthenticationRequiredException>(outcome.Failure);
        Assert.Equal("https://b.test/x?session=7,8#/in", failure.LoginUri!.AbsoluteUri);
        IsRedacted(failure);
    }

    [Fact]
    public async Task BlockedBy_keeps_the_query_that_the_header_does_not_show()
    {
        using var scene = new Scene();
        scene.Server.Answers(451, ("Link", Link("blocked-by")));

        var outcome = await scene.GetAsync();

        var failure = Assert.IsType<HttpUnavailableForLegalReasonsException>(outcome.Failure);
        Assert.Equal("https://b.test/x?session=7,8#/in", failure.BlockedBy!.AbsoluteUri);
        IsRedacted(failure);
    }

    [Fact]
    public async Task A_returned_status_keeps_them_too_when_it_is_thrown()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.UnavailableForLegalReasons);
        response.Headers.TryAddWithoutValidation("Link", Link("blocked-by"));

        var failure = await Assert.ThrowsAsync<HttpUnavailableForLegalReasonsException>(
            () => response.EnsureStatusAsync(TestContext.Current.CancellationToken));

        Assert.Equal("https://b.test/x?session=7,8#/in", failure.BlockedBy!.AbsoluteUri);
        IsRedacted(failure);
    }

    [Fact]
    public async Task A_link_that_is_never_to_be_shown_leads_nobody()
    {
        using var scene = new Scene();
        scene.Options.SensitiveHeaders.Add("link");
        scene.Server.Answers(451, ("Link", Link("blocked-by"))).Answers(511, ("Link", Link("login")));

        Assert.Null(Assert.IsType<HttpUnavailableForLegalReasonsException>((await scene.GetAsync()).Failure).BlockedBy);
        Assert.Null(Assert.IsType<HttpNetworkAuthenticationRequiredException>((await scene.GetAsync()).Failure).LoginUri);
    }

    [Fact]
    public async Task A_link_beyond_what_is_copied_leads_nobody()
    {
        using var scene = new Scene();
        scene.Server.Answers(451, ("Link", $"<https://b.test/?{new string('x', 2_048)}>; rel=blocked-by"));

        Assert.Null(Assert.IsType<HttpUnavailableForLegalReasonsException>((await scene.GetAsync()).Failure).BlockedBy);
    }

    private static string Link(string relation) =>
        $"<https://a.test/?page=2>; rel=next, <https://user:secret@b.test/x?session=7,8#/in>; rel=\"{relation}\"; title=\"a, b\"";

    private static void IsRedacted(HttpStatusException failure)
    {
        Assert.Contains("<https://b.test/x?*>", Assert.Single(failure.Response.Headers["Link"]), StringComparison.Ordinal);
        Assert.DoesNotContain("session", failure.ToString(), StringComparison.Ordinal);
    }
}
