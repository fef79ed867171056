using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_followed_redirect_leaves_the_request_as_it_was_and_shows_the_way(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Answers(301, ("Location", "http://u:p@b.test/x?key=1#f")).Answers(303, ("Location", "/y")).Answers(200);
        var content = new StringContent("x");
        var request = new HttpRequestMessage(HttpMethod.Post, "http://a.test/?token=1") { Content = content };
        request.Headers.Add("Authorization", "secret");

        var outcome = await scene.SendAsync(request);

        var response = Outcome.IsReturned(200, outcome);
        Assert.Equal("http://b.test/y#f", response.RequestMessage!.RequestUri!.AbsoluteUri);
        Assert.Equal(("http://a.test/?token=1", HttpMethod.Post), (request.RequestUri!.AbsoluteUri, request.Method));
        Assert.Same(content, request.Content);
        Assert.Equal("secret", request.Headers.NonValidated["Authorization"].ToString());
        Assert.Equal(
            [
                new RedirectHop(new("http://a.test/?*"), new("http://b.test/x?*"), HttpStatusCode.MovedPermanently, HttpMethod.Get),
                new RedirectHop(new("http://b.test/x?*"), new("http://b.test/y"), HttpStatusCode.SeeOther, HttpMethod.Get),
            ],
            response.GetRedirects());
        Assert.All(response.GetRedirects(), hop => Assert.Empty(hop.From.Fragment + hop.To.Fragment));
        Assert.Empty(outcome.Attempts);
    }

    [Fact]
    public async Task The_way_shows_queries_where_they_may_be_shown()
    {
        using var scene = new Scene();
        scene.Options.Errors.ShowQuery = true;
        scene.Server.Answers(302, ("Location", "/x?y=1")).Answers(200);

        Assert.Equal("http://a.test/x?y=1", Outcome.RedirectsOf(await scene.GetAsync())[0].To.AbsoluteUri);
    }

    [Fact]
    public async Task A_response_is_disposed_before_the_wait_and_the_next_hop()
    {
        using var scene = new Scene();
        scene.Server
            .Answers(302, ("Location", "/x"), ("Retry-After", "2"))
            .Does(_ => Assert.True(scene.Server.Contents[0].IsDisposed)).Answers(302, ("Location", "/y"))
            .Does(_ => Assert.True(scene.Server.Contents[1].IsDisposed)).Answers(200);

        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        var call = scene.Client.SendAsync(request, CancellationToken.None);
        await scene.Time.WhenArmedAsync();
        Assert.True(scene.Server.Contents[0].IsDisposed);
        using var response = await scene.Time.RunAsync(call);

        Assert.False(scene.Server.Contents[2].IsDisposed);
    }

    [Fact]
    public async Task A_refused_redirect_can_be_read_by_whoever_gets_it()
    {
        using var scene = new Scene();
        scene.Options.On("3xx").Then = StatusAction.Return;
        scene.Server.Answers(302, "gone fishing", ("Location", "ftp://b.test/"));

        var response = Outcome.IsReturned(302, await scene.GetAsync());

        Assert.Equal("gone fishing", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(300, null)]
    [InlineData(301, RedirectFailure.MissingLocation)]
    [InlineData(302, RedirectFailure.MissingLocation)]
    [InlineData(303, RedirectFailure.MissingLocation)]
    [InlineData(307, RedirectFailure.MissingLocation)]
    [InlineData(308, RedirectFailure.MissingLocation)]
    public async Task Without_Location_only_a_choice_is_the_callers(int status, RedirectFailure? failure)
    {
        using var scene = new Scene();
        scene.Server.Answers(status);

        var outcome = await scene.GetAsync();

        if (failure is { } reason)
        {
            Outcome.IsRefused(reason, outcome);
        }
        else
        {
            Outcome.IsReturned(status, outcome);
            Assert.DoesNotContain(scene.Logs.Entries, entry => entry.EventId.Id is >= 300 and < 400);
        }
    }

    [Theory]
    [InlineData(304)]
    [InlineData(305)]
    [InlineData(306)]
    [InlineData(310)]
    public async Task What_is_no_redirect_is_not_followed_even_when_its_class_is(int status)
    {
        using var scene = new Scene();
        scene.Options.On("3xx").Follow().Then = StatusAction.Return;
        scene.Server.Answers(status, ("Location", "/x"));

        await scene.GetAsync();

        Assert.Single(scene.Server.Requests);
    }

    [Fact]
    public async Task A_request_of_its_own_can_ask_for_the_redirect_itself()
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/x"));
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.OnStatus("3xx").Return();

        var response = Outcome.IsReturned(302, await scene.SendAsync(request));

        Assert.Equal("/x", response.Headers.Location!.ToString());
        Assert.Empty(response.GetRedirects());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(20, 21)]
    public async Task The_limit_is_the_number_of_redirects(int limit, int requests)
    {
        using var scene = new Scene();
        scene.Options.Redirects.MaxRedirects = limit;
        for (var hop = 1; hop <= requests; hop++)
        {
            scene.Server.Answers(302, ("Location", $"/{hop}"));
        }

        var outcome = await scene.GetAsync();

        Outcome.IsRefused(RedirectFailure.TooMany, outcome);
        Assert.Equal(limit, Outcome.RedirectsOf(outcome).Count);
    }

    [Fact]
    public async Task The_same_request_is_not_sent_a_third_time()
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/x#1")).Answers(302, ("Location", "/")).Answers(302, ("Location", "/x#2")).Answers(302, ("Location", "/"));

        Outcome.IsRefused(RedirectFailure.Loop, await scene.GetAsync());
    }

    [Fact]
    public async Task Another_method_makes_another_request()
    {
        using var scene = new Scene();
        scene.Server.Answers(307, ("Location", "/")).Answers(303, ("Location", "/")).AnswersTimes(2, 307, ("Location", "/"));

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/"));

        Outcome.IsRefused(RedirectFailure.Loop, outcome);
        Assert.Equal(["POST", "POST", "GET", "GET"], scene.Server.Requests.Select(request => request.Method.Method));
    }

    [Fact]
    public async Task A_bounce_that_sets_a_cookie_is_no_loop()
    {
        using var scene = new Scene();
        scene.Server
            .Answers(302, ("Location", "/")).Answers(302, ("Location", "/"), ("Set-Cookie", "a=1")).Answers(302, ("Location", "/"))
            .Answers(302, ("Location", "/"), ("Set-Cookie", "b=1")).Answers(200);

        Assert.Equal(4, Outcome.IsReturned(200, await scene.GetAsync()).GetRedirects().Count);
    }

    [Theory]
    [InlineData("60", true)]
    [InlineData("61", false)]
    [InlineData("Sun, 22 Nov 2026 00:00:30 GMT", true)]
    [InlineData("soon", true)]
    [InlineData("0", true)]
    public async Task A_wait_is_kept_within_the_retry_limits(string retryAfter, bool followed)
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/x"), ("Retry-After", retryAfter));
        scene.Server.Answers(200);

        var outcome = await scene.GetAsync();

        if (followed)
        {
            Outcome.IsReturned(200, outcome);
            var seconds = retryAfter switch { "60" => 60, ['S', ..] => 30, _ => 0 };
            Assert.Equal(TimeSpan.FromSeconds(seconds), scene.Server.Requests[1].At);
            Assert.Equal(seconds > 0 ? 1 : 0, scene.Logs.OfEvent(305).Count);
        }
        else
        {
            Outcome.IsRefused(RedirectFailure.RetryAfterTooLong, outcome);
        }
    }

    [Fact]
    public async Task A_wait_that_the_call_has_no_time_for_is_not_begun()
    {
        using var scene = new Scene();
        scene.Options.Retry.TotalTimeout = TimeSpan.FromSeconds(10);
        scene.Server.Answers(302, ("Location", "/x"), ("Retry-After", "10"));

        Outcome.IsRefused(RedirectFailure.RetryAfterTooLong, await scene.GetAsync());
        Assert.Equal(TimeSpan.Zero, scene.Time.Elapsed);
    }

    [Fact]
    public async Task A_hop_that_fails_is_retried_by_its_own_method()
    {
        using var scene = new Scene();
        scene.Server.Answers(303, ("Location", "/x")).Answers(503).Answers(200);

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new StringContent("x") });

        Outcome.IsReturned(200, outcome);
        Assert.Equal(["POST", "GET", "GET"], scene.Server.Requests.Select(request => request.Method.Method));
        Assert.Equal(["http://a.test/x", "http://a.test/x"], outcome.Attempts.Select(attempt => attempt.RequestUri.AbsoluteUri));
        Assert.Single(Outcome.RedirectsOf(outcome));
    }

    [Fact]
    public async Task What_a_function_of_the_callers_throws_comes_through_and_frees_the_response()
    {
        using var scene = new Scene();
        scene.Options.Retry.IsReplayable = _ => throw new InvalidTimeZoneException("mine");
        scene.Server.Answers(307, ("Location", "/x"));

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new OneShotContent("x") });

        Assert.IsType<InvalidTimeZoneException>(outcome.Failure);
        Assert.True(scene.Server.Contents[0].IsDisposed);
    }

    [Fact]
    public async Task A_content_that_the_caller_calls_replayable_is_sent_again()
    {
        using var scene = new Scene();
        scene.Options.Retry.IsReplayable = content => content is FixedContent;
        scene.Server.Answers(308, ("Location", "/x")).Answers(200);

        await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/") { Content = new FixedContent() });

        Assert.Equal(["x", "x"], scene.Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_response_without_its_request_is_given_the_last_one()
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/x")).Answers(_ => new HttpResponseMessage(HttpStatusCode.OK));

        Assert.Single(Outcome.IsReturned(200, await scene.GetAsync()).GetRedirects());
    }

    [Fact]
    public async Task A_response_after_a_redirect_keeps_the_request_that_a_handler_below_gave_it()
    {
        using var scene = new Scene();
        using var sentInstead = new HttpRequestMessage(HttpMethod.Get, "http://b.test/");
        scene.Server.Answers(302, ("Location", "/x")).Answers(_ => new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = sentInstead });

        Assert.Same(sentInstead, Outcome.IsReturned(200, await scene.GetAsync()).RequestMessage);
    }

    [Fact]
    public async Task A_pipeline_in_a_pipeline_keeps_to_its_own_call()
    {
        using var scene = new Scene();
        var inner = new StatusHandlingOptions();
        inner.On("3xx").Return();
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(StatusHandlingPipeline.Create(scene.Server, inner)));
        scene.Server.Answers(302, ("Location", "/x")).Answers(302, ("Location", "/y")).Answers(200);

        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(2, response.GetRedirects().Count);
    }

    private sealed class FixedContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync("x"u8.ToArray()).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 1;
            return true;
        }
    }
}
