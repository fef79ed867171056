using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

/// <summary>A handler below that follows redirects by itself, in a call that is more than one plain send.</summary>
public sealed class SelfRedirectTests
{
    private const int FollowedByPrimary = 302;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_told_once_where_a_send_has_a_time_of_its_own(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Answers(Elsewhere).Answers(Elsewhere);

        await scene.GetAsync("http://a.test/old");
        await scene.GetAsync("http://a.test/old");

        Assert.Contains("http://a.test/new", Assert.Single(scene.Logs.OfEvent(FollowedByPrimary)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_and_seen_by_the_caller_after_a_retry()
    {
        using var scene = new Scene();
        scene.Server.Answers(503).Answers(Elsewhere);

        var outcome = await scene.GetAsync("http://a.test/old");

        Assert.Single(scene.Logs.OfEvent(FollowedByPrimary));
        Assert.Equal("http://a.test/new", outcome.Response!.RequestMessage!.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task It_is_told_of_a_hop_too_and_a_redirect_that_is_followed_here_is_none()
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/hop")).Answers(200).Answers(302, ("Location", "/hop")).Answers(Elsewhere);

        await scene.GetAsync("http://a.test/old");
        Assert.Empty(scene.Logs.OfEvent(FollowedByPrimary));

        await scene.GetAsync("http://a.test/old");
        Assert.Contains("from http://a.test/hop to", Assert.Single(scene.Logs.OfEvent(FollowedByPrimary)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_seen_by_the_caller_of_a_request_whose_content_is_held()
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 100;
        scene.Server.Answers(request =>
        {
            request.RequestUri = new Uri("http://a.test/new");
            return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        });

        var outcome = await scene.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, "http://a.test/old") { Content = new OneShotContent("body") });

        Assert.Equal("http://a.test/new", outcome.Response!.RequestMessage!.RequestUri!.AbsoluteUri);
    }

    private static HttpResponseMessage Elsewhere(HttpRequestMessage request)
    {
        request.RequestUri = new Uri("http://a.test/new");
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
    }
}
