using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

/// <summary>What a handler below makes of a request is undone before the request is sent again.</summary>
public sealed class GivenRequestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_that_a_handler_below_changed_is_given_to_it_again_as_it_was(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Does(AddKey).Answers(503).Does(AddKey).Answers(503).Does(AddKey).Answers(200);

        await scene.GetAsync("http://a.test/x?page=1");

        Assert.All(scene.Server.Requests, request => Assert.Equal("http://a.test/x?page=1", request.Uri!.AbsoluteUri));
        Assert.All(scene.Server.Requests, request => Assert.Equal("?page=1&key=7", request.Message.RequestUri!.Query));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(307)]
    public async Task A_content_and_a_method_that_a_handler_below_replaced_are_given_to_it_again_as_they_were(int status)
    {
        using var scene = new Scene();
        scene.Server.Does(Override).Answers(status, ("Location", "/there")).Does(Override).Answers(200);
        var content = new StringContent("body");

        await scene.SendAsync(new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = content });

        Assert.Equal(["PUT body", "PUT body"], scene.Server.Requests.Select(request => $"{request.Method} {request.Body}"));
        Assert.All(scene.Server.Requests, request => Assert.Equal("POST", request.Message.Method.Method));
    }

    [Fact]
    public async Task A_content_that_can_be_read_once_is_not_sent_again_though_a_handler_below_put_another_in_its_place()
    {
        using var scene = new Scene();
        scene.Server.Does(Override).Answers(429);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = new OneShotContent("body") };

        Assert.Equal(RetryDecision.ContentNotReplayable, (await scene.SendAsync(request)).LastDecision);
    }

    [Fact]
    public async Task A_held_content_is_sent_again_though_a_handler_below_put_another_in_its_place()
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 100;
        scene.Server.Does(Override).Answers(429).Does(Override).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = new OneShotContent("body") };

        await scene.SendAsync(request);

        Assert.Equal(["PUT body", "PUT body"], scene.Server.Requests.Select(sent => $"{sent.Method} {sent.Body}"));
    }

    [Fact]
    public async Task An_Idempotency_Key_that_a_handler_below_adds_does_not_make_a_POST_safe()
    {
        using var scene = new Scene();
        scene.Server.Does(request => request.Headers.Add("Idempotency-Key", "of this send alone")).Answers(503);

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/"));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, RetryDecision.MethodNotIdempotent), (outcome.StatusCode, outcome.LastDecision));
    }

    [Theory]
    [InlineData("7", 2)]
    [InlineData(" ", 1)]
    public async Task An_Idempotency_Key_of_the_callers_own_goes_with_each_send(string key, int sends)
    {
        using var scene = new Scene();
        scene.Server.Answers(503).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Post, "http://a.test/");
        request.Headers.Add("X-Before", "1");
        request.Headers.TryAddWithoutValidation("idempotency-key", key);

        await scene.SendAsync(request);

        Assert.Equal(sends, scene.Server.Requests.Count);
        Assert.All(scene.Server.Requests, sent => Assert.Equal(key.Trim(), sent.Headers["Idempotency-Key"].Trim()));
    }

    [Fact]
    public async Task A_loop_is_seen_though_a_handler_below_changes_each_address()
    {
        using var scene = new Scene();
        scene.Server.Does(AddKey).Answers(302, ("Location", "/x?page=1")).Does(AddKey).Answers(302, ("Location", "/x?page=1"));

        var outcome = await scene.GetAsync("http://a.test/x?page=1");

        Assert.Equal(RedirectFailure.Loop, Assert.IsType<RedirectException>(outcome.Failure).Reason);
    }

    private static void AddKey(HttpRequestMessage request) => request.RequestUri = new Uri(request.RequestUri!.AbsoluteUri + "&key=7");

    private static void Override(HttpRequestMessage request)
    {
        request.Headers.Add("X-HTTP-Method-Override", request.Method.Method);
        request.Method = HttpMethod.Post;
        request.Content = new StringContent("compressed");
    }
}
