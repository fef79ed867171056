using System.Net;
using System.Net.Http.Headers;
using StatusHandling.Redirects;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

public sealed class PermanentRedirectsTests
{
    [Theory]
    [InlineData(301, true)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    [InlineData(308, true)]
    public async Task A_permanent_redirect_is_remembered(int status, bool remembered)
    {
        using var scene = Remembering();

        Assert.Equal(remembered, await IsRememberedAsync(scene, status));
    }

    [Fact]
    public async Task Nothing_is_remembered_unless_asked_for()
    {
        using var scene = new Scene();

        Assert.False(await IsRememberedAsync(scene, 301));
    }

    [Theory]
    [InlineData("GET", "HEAD", true)]
    [InlineData("HEAD", "GET", true)]
    [InlineData("PUT", "GET", false)]
    [InlineData("GET", "PUT", false)]
    [InlineData("OPTIONS", "OPTIONS", false)]
    public async Task Only_GET_and_HEAD_are_remembered_and_led(string first, string second, bool remembered)
    {
        using var scene = Remembering();
        scene.Server.Answers(308, ("Location", "/new")).Answers(200).Answers(200);

        await scene.SendAsync(new HttpRequestMessage(new HttpMethod(first), "http://a.test/"));
        await scene.SendAsync(new HttpRequestMessage(new HttpMethod(second), "http://a.test/"));

        Assert.Equal((second, remembered ? "/new" : "/"), (scene.Server.Requests[2].Method.Method, scene.Server.Requests[2].Uri!.AbsolutePath));
    }

    [Theory]
    [InlineData("max-age=60", true)]
    [InlineData("public", true)]
    [InlineData("max-age=0", false)]
    [InlineData("no-store", false)]
    [InlineData("no-cache", false)]
    [InlineData("private", false)]
    [InlineData("no-store, max-age=soon", false)]
    public async Task Cache_Control_is_honoured(string control, bool remembered)
    {
        using var scene = Remembering();

        Assert.Equal(remembered, await IsRememberedAsync(scene, 301, ("Cache-Control", control)));
    }

    [Theory]
    [InlineData("Accept-Encoding", true)]
    [InlineData("Accept-Encoding, Accept-Language", false)]
    [InlineData("*", false)]
    public async Task What_depends_on_other_headers_is_not_remembered(string vary, bool remembered)
    {
        using var scene = Remembering();

        Assert.Equal(remembered, await IsRememberedAsync(scene, 301, ("Vary", vary)));
    }

    [Theory]
    [InlineData("max-age=60", 59, true)]
    [InlineData("max-age=60", 60, false)]
    [InlineData("max-age=2147483647", 100_000, true)]
    [InlineData("public", 100_000_000, true)]
    public async Task A_redirect_is_forgotten_when_its_time_is_over(string control, int seconds, bool remembered)
    {
        using var scene = Remembering();
        scene.Server.Answers(301, ("Location", "/new"), ("Cache-Control", control), ("Age", "0")).Answers(200).Answers(200);
        await scene.GetAsync();
        scene.Time.Advance(TimeSpan.FromSeconds(seconds));

        await scene.GetAsync();

        Assert.Equal(remembered ? "/new" : "/", scene.Server.Requests[2].Uri!.AbsolutePath);
    }

    [Fact]
    public async Task What_a_cache_held_before_is_reckoned_in()
    {
        using var scene = Remembering();

        Assert.False(await IsRememberedAsync(scene, 301, ("Cache-Control", "max-age=60"), ("Age", "60")));
    }

    [Theory]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT", 59, true)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT", 60, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Date: Sat, 21 Nov 2026 23:59:00 GMT", 119, true)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Date: Sat, 21 Nov 2026 23:59:00 GMT", 120, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Date: today", 59, true)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Date: today", 60, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Age: 20", 39, true)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Age: 20", 40, false)]
    [InlineData("Expires:  Sunday, 22-Nov-26 00:01:00 GMT\t", 59, true)]
    [InlineData("Expires: Fri, 31 Dec 9999 23:59:59 GMT", 100_000_000, true)]
    [InlineData("Expires: Fri, 31 Dec 9999 23:59:59 GMT | Date: Mon, 01 Jan 0001 00:00:00 GMT", 100_000_000, true)]
    [InlineData("Expires: Thu, 01 Jan 1970 00:00:00 GMT", 0, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:00:00 GMT", 0, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Date: Sun, 22 Nov 2026 00:01:00 GMT", 0, false)]
    [InlineData("Expires: 0", 0, false)]
    [InlineData("Expires: -1", 0, false)]
    [InlineData("Expires: ", 0, false)]
    [InlineData("Expires: tomorrow", 0, false)]
    [InlineData("Expires: 2026-11-22T00:01:00Z", 0, false)]
    [InlineData("Expires: 0 | Cache-Control: max-age=60", 59, true)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:02:00 GMT | Cache-Control: max-age=60", 60, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Cache-Control: max-age=0", 0, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Cache-Control: no-store", 0, false)]
    [InlineData("Expires: 0 | Cache-Control: public", 0, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Expires: Sunday, 22-Nov-26 00:01:00 GMT", 59, true)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Expires: Sun, 22 Nov 2026 00:02:00 GMT", 0, false)]
    [InlineData("Expires: Sun, 22 Nov 2026 00:01:00 GMT | Expires: 0", 0, false)]
    public async Task A_redirect_without_max_age_is_forgotten_when_it_expires(string fields, int seconds, bool remembered)
    {
        using var scene = Remembering();
        scene.Server.Answers(request => Moved(request, fields)).Answers(200).Answers(200);
        await scene.GetAsync();
        scene.Time.Advance(TimeSpan.FromSeconds(seconds));

        await scene.GetAsync();

        Assert.Equal(remembered ? "/new" : "/", scene.Server.Requests[2].Uri!.AbsolutePath);
    }

    [Fact]
    public async Task A_redirect_whose_time_is_beyond_all_time_is_remembered()
    {
        using var scene = Remembering();
        scene.Server
            .Answers(request =>
            {
                var response = Moved(request);
                response.Headers.CacheControl = new CacheControlHeaderValue { MaxAge = TimeSpan.MaxValue };
                return response;
            })
            .Answers(200)
            .Answers(200);
        Outcome.IsReturned(200, await scene.GetAsync());
        scene.Time.Advance(TimeSpan.FromDays(100_000));

        Outcome.IsReturned(200, await scene.GetAsync());

        Assert.Equal("/new", scene.Server.Requests[2].Uri!.AbsolutePath);
    }

    [Theory]
    [InlineData("Authorization", "max-age=60", false)]
    [InlineData("Authorization", "public", true)]
    [InlineData("X-Api-Key", "max-age=60", false)]
    [InlineData("Host", "public", false)]
    [InlineData("X-Safe", "max-age=60", true)]
    public async Task What_was_said_to_one_user_is_not_repeated_to_another(string header, string control, bool remembered)
    {
        using var scene = Remembering();
        scene.Server.Answers(301, ("Location", "/new"), ("Cache-Control", control)).Answers(200).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.Headers.Add(header, "x.test");

        await scene.SendAsync(request);
        await scene.GetAsync();

        Assert.Equal(remembered ? "/new" : "/", scene.Server.Requests[2].Uri!.AbsolutePath);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_remembered_chain_is_judged_as_if_it_came_anew(bool synchronous)
    {
        using var scene = Remembering(synchronous);
        scene.Server.Answers(301, ("Location", "/2")).Answers(308, ("Location", "http://b.test/3")).Answers(200).Answers(200);
        await scene.GetAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/#f");
        request.Headers.Add("Authorization", "secret");

        var response = Outcome.IsReturned(200, await scene.SendAsync(request));

        Assert.Equal("http://b.test/3#f", response.RequestMessage!.RequestUri!.AbsoluteUri);
        Assert.Equal([301, 308], response.GetRedirects().Select(hop => (int)hop.StatusCode));
        Assert.False(scene.Server.Requests[3].Headers.ContainsKey("Authorization"));
        Assert.Equal("http://a.test/#f", request.RequestUri!.AbsoluteUri);
        Assert.Equal(2, scene.Logs.OfEvent(304).Count);
    }

    [Fact]
    public async Task A_request_that_asks_for_the_redirect_itself_is_not_led()
    {
        using var scene = Remembering();
        scene.Server.Answers(301, ("Location", "/new")).Answers(200).Answers(301, ("Location", "/new"));
        await scene.GetAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.OnStatus("301").Return();

        Outcome.IsReturned(301, await scene.SendAsync(request));
        Assert.Equal("/", scene.Server.Requests[2].Uri!.AbsolutePath);
    }

    [Fact]
    public async Task What_is_remembered_leads_no_further_than_the_limit_of_redirects()
    {
        using var scene = Remembering();
        scene.Options.Redirects.MaxRedirects = 1;
        scene.Server.Answers(301, ("Location", "/2")).Answers(200).Answers(301, ("Location", "/3")).Answers(200).Answers(200);
        await scene.GetAsync("http://a.test/1");
        await scene.GetAsync("http://a.test/2");
        await scene.GetAsync("http://a.test/1");

        Assert.Equal("/2", scene.Server.Requests[^1].Uri!.AbsolutePath);
    }

    [Fact]
    public async Task A_move_back_replaces_the_move()
    {
        using var scene = Remembering();
        scene.Server.Answers(301, ("Location", "/new")).Answers(200).Answers(301, ("Location", "/")).Answers(200).Answers(200).Answers(200);
        await scene.GetAsync();
        await scene.GetAsync("http://a.test/new");

        await scene.GetAsync();
        await scene.GetAsync("http://a.test/new");

        Assert.Equal(["/", "/new", "/new", "/", "/", "/"], scene.Server.Requests.Select(request => request.Uri!.AbsolutePath));
    }

    [Fact]
    public async Task More_than_can_be_remembered_forgets_the_least_used()
    {
        using var scene = Remembering();
        for (var index = 0; index <= PermanentRedirects.Capacity; index++)
        {
            scene.Server.Answers(301, ("Location", "/new")).Answers(200);
            await scene.GetAsync($"http://a.test/{index}");
            scene.Server.Answers(200);
            await scene.GetAsync("http://a.test/0");
        }

        scene.Server.Answers(200).Answers(200);
        await scene.GetAsync("http://a.test/1");
        await scene.GetAsync("http://a.test/2");

        Assert.Equal(["/1", "/new"], scene.Server.Requests.TakeLast(2).Select(request => request.Uri!.AbsolutePath));
    }

    [Fact]
    public async Task A_redirect_whose_time_is_over_leaves_its_place_to_another()
    {
        using var scene = Remembering();
        for (var index = 1; index < PermanentRedirects.Capacity; index++)
        {
            scene.Server.Answers(301, ("Location", "/new")).Answers(200);
            await scene.GetAsync($"http://a.test/{index}");
        }

        scene.Server.Answers(301, ("Location", "/new"), ("Cache-Control", "max-age=60")).Answers(200);
        await scene.GetAsync("http://a.test/short");
        scene.Time.Advance(TimeSpan.FromSeconds(60));
        scene.Server.Answers(200);
        await scene.GetAsync("http://a.test/short");
        scene.Server.Answers(301, ("Location", "/new")).Answers(200);
        await scene.GetAsync("http://a.test/another");

        scene.Server.Answers(200).Answers(200);
        await scene.GetAsync("http://a.test/1");
        await scene.GetAsync("http://a.test/another");

        Assert.Equal(
            ["/short", "/another", "/new", "/new", "/new"],
            scene.Server.Requests.TakeLast(5).Select(request => request.Uri!.AbsolutePath));
    }

    private static Scene Remembering(bool synchronous = false)
    {
        var scene = new Scene { IsSynchronous = synchronous };
        scene.Options.Redirects.RememberPermanent = true;
        return scene;
    }

    /// <summary>A permanent redirect with fields as they came over the wire; a name given twice is two field lines.</summary>
    private static HttpResponseMessage Moved(HttpRequestMessage request, string fields = "")
    {
        var response = new HttpResponseMessage(HttpStatusCode.MovedPermanently) { RequestMessage = request };
        foreach (var field in $"Location: /new | {fields}".Split(" | ", StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = field.Split(": ", 2);
            Assert.True(
                response.Headers.TryAddWithoutValidation(parts[0], parts[1])
                || response.Content.Headers.TryAddWithoutValidation(parts[0], parts[1]));
        }

        return response;
    }

    private static async Task<bool> IsRememberedAsync(Scene scene, int status, params (string Name, string Value)[] headers)
    {
        scene.Server.Answers(status, [("Location", "/new"), .. headers]).Answers(200).Answers(200);
        await scene.GetAsync();
        var response = Outcome.IsReturned(200, await scene.GetAsync());
        Assert.Equal(3, scene.Server.Requests.Count);
        Assert.Equal(response.GetRedirects().Count == 1 ? "/new" : "/", scene.Server.Requests[2].Uri!.AbsolutePath);
        return response.GetRedirects().Count == 1;
    }
}
