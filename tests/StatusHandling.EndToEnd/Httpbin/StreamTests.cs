using System.Text;

namespace StatusHandling.EndToEnd.Httpbin;

public sealed class StreamTests(HttpbinServer httpbin)
{
    // Asked for by one test alone: httpbin's requests share one random generator, and each seeds it anew.
    private const string RandomBytes = "stream-bytes/100000?seed=7&chunk_size=1000";
    private const string Letters = "range/100000?chunk_size=1000";

    // The second of its bytes comes ten seconds after the first: no test waits for it.
    private const string TwoBytes = "drip?numbytes=2&duration=20";

    [Theory]
    [InlineData(RandomBytes)]
    [InlineData("drip?numbytes=20&duration=0.2")]
    public async Task A_streamed_body_arrives_byte_for_byte_as_without_the_pipeline(string path)
    {
        using var bare = new HttpClient { BaseAddress = httpbin.Address };
        using var client = Client();
        var expected = await bare.GetByteArrayAsync(new Uri(path, UriKind.Relative));

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(expected, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_response_is_handed_over_as_the_handler_gave_it()
    {
        HttpResponseMessage? given = null;
        HttpContent? content = null;
        using var probe = new Probe(new SocketsHttpHandler()) { Answered = response => (given, content) = (response, response.Content) };
        using var client = new HttpClient(StatusHandlingPipeline.Create(probe)) { BaseAddress = httpbin.Address };

        using var response = await client.GetAsync(
            new Uri(Letters, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.Same(given, response);
        Assert.Same(content, response.Content);
    }

    [Fact]
    public async Task A_call_returns_while_its_body_is_still_on_the_way()
    {
        using var client = Client();

        using var response = await client.GetAsync(new Uri(TwoBytes, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[2];
        Assert.Equal(1, await body.ReadAsync(buffer));
        using var enough = new CancellationTokenSource();
        var second = body.ReadAsync(buffer, enough.Token).AsTask();
        Assert.False(second.IsCompleted);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task An_error_body_that_only_drips_is_kept_as_far_as_it_came()
    {
        var options = new StatusHandlingOptions();
        options.Errors.BodyTimeout = TimeSpan.FromSeconds(2);
        using var client = Client(options);

        var failure = await Assert.ThrowsAsync<HttpNotFoundException>(
            () => client.GetAsync(new Uri(TwoBytes + "&code=404", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead));

        Assert.True(failure.Response.IsTruncated);
        Assert.Equal("*", Encoding.ASCII.GetString(failure.Response.Body.Span));
    }

    private HttpClient Client(StatusHandlingOptions? options = null) =>
        new(StatusHandlingPipeline.Create(new SocketsHttpHandler(), options)) { BaseAddress = httpbin.Address };
}
