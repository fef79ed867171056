using System.Net;
using System.Net.Http.Json;
using System.Text;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

/// <summary>The request again: what each further attempt sends.</summary>
public sealed class RequestAgainTests
{
    private static readonly Uri Address = new("http://a.test/");

    public static TheoryData<string, Func<HttpContent>> Replayable => new()
    {
        { "bytes", () => new ByteArrayContent("body"u8.ToArray()) },
        { "text", () => new StringContent("body") },
        { "memory", () => new ReadOnlyMemoryContent("body"u8.ToArray()) },
        { "form", () => new FormUrlEncodedContent([new("body", "1")]) },
        { "json", () => JsonContent.Create("body") },
        { "seekable stream", () => new StreamContent(new MemoryStream("body"u8.ToArray())) },
        { "seekable stream of given length", () => WithLength(new StreamContent(new MemoryStream("body"u8.ToArray())), 4) },
        { "multipart", () => new MultipartContent { new StringContent("body"), new StreamContent(new MemoryStream([66])) } },
        { "form data", () => new MultipartFormDataContent { { new StringContent("body"), "name" } } },
    };

    public static TheoryData<string, Func<HttpContent>> OneShot => new()
    {
        { "stream", () => new StreamContent(new OneWayStream("body")) },
        { "stream of given length", () => WithLength(new StreamContent(new OneWayStream("body")), 4) },
        { "someone's own", () => new OneShotContent("body") },
        { "multipart", () => new MultipartContent { new StringContent("a"), new StreamContent(new OneWayStream("body")) } },
    };

    [Theory]
    [MemberData(nameof(Replayable))]
    public async Task Content_that_can_be_read_again_is_sent_again(string name, Func<HttpContent> make)
    {
        using var scene = new Scene();
        scene.Server.AnswersTimes(2, 429).Answers(200);

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, Address) { Content = make() });

        Assert.Equal(HttpStatusCode.OK, outcome.StatusCode);
        Assert.NotEmpty(scene.Server.Requests[0].Body!);
        Assert.All(scene.Server.Requests, request => Assert.True(request.Body == scene.Server.Requests[0].Body, name));
    }

    [Theory]
    [MemberData(nameof(OneShot))]
    public async Task Content_that_can_be_read_once_is_sent_once_and_the_response_is_the_outcome(string name, Func<HttpContent> make)
    {
        using var scene = new Scene();
        scene.Server.Answers(429);

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, Address) { Content = make() });

        Assert.Equal(HttpStatusCode.TooManyRequests, outcome.StatusCode);
        Assert.True(outcome.LastDecision == RetryDecision.ContentNotReplayable, name);
    }

    [Theory]
    [MemberData(nameof(OneShot))]
    public async Task Content_that_can_be_read_once_and_fits_the_limit_is_held_and_sent_again(string name, Func<HttpContent> make)
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 1024;
        scene.Server.AnswersTimes(2, 429).Answers(200);
        var content = make();
        content.Headers.TryAddWithoutValidation("X-Of-Content", "kept");

        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        var outcome = await scene.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, outcome.StatusCode);
        Assert.Contains("body", scene.Server.Requests[0].Body, StringComparison.Ordinal);
        Assert.All(scene.Server.Requests, sent => Assert.True(sent.Body == scene.Server.Requests[0].Body, name));
        Assert.All(scene.Server.Requests, sent => Assert.Equal("kept", sent.Headers["X-Of-Content"]));
        Assert.Same(content, request.Content);
        Assert.Same(request, outcome.Response!.RequestMessage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Content_over_the_limit_is_sent_whole_and_not_again(bool writesItself)
    {
        using var scene = new Scene();
        scene.Options.Retry.ContentBufferLimit = 1000;
        scene.Server.Answers(429);
        var text = string.Concat(Enumerable.Repeat("0123456789", 10_000));
        HttpContent content = writesItself ? new OneShotContent(text) : new StreamContent(new OneWayStream(text));

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, Address) { Content = content });

        Assert.Equal(text, scene.Server.Requests[0].Body);
        Assert.Equal(RetryDecision.ContentNotReplayable, outcome.LastDecision);
    }

    [Fact]
    public async Task Content_of_known_length_within_the_limit_is_held_in_a_synchronous_send_too()
    {
        using var scene = new Scene { IsSynchronous = true };
        scene.Options.Retry.ContentBufferLimit = 1024;
        scene.Server.Answers(429).Answers(200);

        await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = WithLength(new StreamContent(new OneWayStream("body")), 4),
        });

        Assert.Equal(["body", "body"], scene.Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task What_the_user_says_can_be_read_again_is_sent_again()
    {
        using var scene = new Scene();
        scene.Options.Retry.IsReplayable = content => content is EndlesslyWritable;
        scene.Server.Answers(429).Answers(200);

        await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, Address) { Content = new EndlesslyWritable() });

        Assert.Equal(["again", "again"], scene.Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Each_attempt_is_as_the_caller_gave_it_and_without_what_handlers_below_added()
    {
        using var scene = new Scene();
        scene.Server
            .Does(request => request.Headers.Add("traceparent", "first")).Answers(503)
            .Does(request => request.Headers.Add("traceparent", "second")).Answers(503)
            .Answers(200);
        var key = new HttpRequestOptionsKey<string>("mine");
        var request = new HttpRequestMessage(HttpMethod.Put, Address)
        {
            Content = new StringContent("body", Encoding.UTF8, "text/x-mine"),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("X-Caller", ["one", "two"]);
        request.Headers.UserAgent.ParseAdd("Caller/1 (why not)");
        request.Options.Set(key, "kept");

        var outcome = await scene.SendAsync(request);

        Assert.Equal(3, scene.Server.Requests.Count);
        Assert.All(scene.Server.Requests, sent =>
        {
            Assert.Equal("one, two", sent.Headers["X-Caller"]);
            Assert.Equal("Caller/1 (why not)", sent.Headers["User-Agent"]);
            Assert.StartsWith("text/x-mine", sent.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.Equal((HttpVersion.Version20, "body"), (sent.Version, sent.Body));
            Assert.Equal(HttpVersionPolicy.RequestVersionExact, sent.Message.VersionPolicy);
            Assert.True(sent.Message.Options.TryGetValue(key, out var value) && value == "kept");
            Assert.False(sent.Headers.ContainsKey("traceparent"));
        });
        Assert.Equal("second", scene.Server.Requests[1].Message.Headers.GetValues("traceparent").Single());
        Assert.Same(request, outcome.Response!.RequestMessage);
    }

    [Fact]
    public async Task The_callers_content_survives_the_retries_and_a_dispose_of_a_copy_below()
    {
        using var scene = new Scene();
        scene.Server.AnswersTimes(2, 503).Answers(200);
        using var content = new StringContent("body");

        await scene.SendAsync(new HttpRequestMessage(HttpMethod.Put, Address) { Content = content });

        Assert.Equal("body", await content.ReadAsStringAsync());
    }

    private static StreamContent WithLength(StreamContent content, long length)
    {
        content.Headers.ContentLength = length;
        return content;
    }

    private sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }

    private sealed class EndlesslyWritable : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync("again"u8.ToArray()).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
