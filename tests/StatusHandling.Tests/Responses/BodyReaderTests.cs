using System.Net;
using StatusHandling.Calls;
using StatusHandling.Responses;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Responses;

public sealed class BodyReaderTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 10, 0, false)]
    [InlineData(10, 10, 10, false)]
    [InlineData(11, 10, 10, true)]
    [InlineData(4_096, 65_536, 4_096, false)]
    [InlineData(4_097, 65_536, 4_097, false)]
    [InlineData(65_536, 65_536, 65_536, false)]
    [InlineData(65_537, 65_536, 65_536, true)]
    [InlineData(1_000_000, 65_536, 65_536, true)]
    [InlineData(5, 0, 0, true)]
    public async Task A_body_is_kept_up_to_its_limit(int length, int limit, int kept, bool isTruncated)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        foreach (var isAsync in new[] { false, true })
        {
            foreach (var content in new HttpContent[] { new ByteArrayContent(bytes), new StreamContent(new LaterStream(bytes)) })
            {
                var body = await ReadAsync(content, limit, isAsync);

                Assert.Equal(bytes[..kept], body.Body.ToArray());
                Assert.Equal(isTruncated, body.IsTruncated);
            }
        }
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("7", true)]
    public async Task A_body_that_is_not_wanted_is_known_by_its_length(string length, bool isTruncated)
    {
        var content = new StreamContent(new StallingStream());
        content.Headers.TryAddWithoutValidation("Content-Length", length);

        Assert.Equal(isTruncated, (await ReadAsync(content, 0, isAsync: true)).IsTruncated);
    }

    [Theory]
    [InlineData("HEAD", 404)]
    [InlineData("GET", 204)]
    [InlineData("GET", 205)]
    [InlineData("GET", 304)]
    [InlineData("GET", 101)]
    public async Task A_response_that_has_no_body_is_not_read(string method, int code)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)code) { Content = new StreamContent(new StallingStream()) };
        response.Content.Headers.ContentLength = 7;
        var body = new BodyReader(response, 100, async: true);

        await body.ReadAsync(new HttpMethod(method), Time, new CallClock(_time), Token);

        Assert.True(body.Body.IsEmpty);
        Assert.False(body.IsTruncated);
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_stalls_is_cut_when_its_time_is_over(bool ignoresToken)
    {
        using var response = Response(new StreamContent(new StallingStream([1, 2, 3], ignoresToken)));
        var body = new BodyReader(response, 100, async: true);

        var reading = body.ReadAsync(HttpMethod.Get, Time, new CallClock(_time), Token).AsTask();
        await _time.WhenArmedAsync();
        _time.Advance(Time - TimeSpan.FromMilliseconds(1));
        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await reading;

        Assert.Equal([1, 2, 3], body.Body.ToArray());
        Assert.True(body.IsTruncated);
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_synchronous_read_that_stalls_is_cut_when_its_time_is_over(bool ignoresToken)
    {
        using var response = Response(new StreamContent(new StallingStream([1, 2, 3], ignoresToken)));
        var body = new BodyReader(response, 100, async: false);

        var reading = Task.Run(
            () =>
            {
                var read = body.ReadAsync(HttpMethod.Get, Time, new CallClock(_time), Token);
                Assert.True(read.IsCompleted);
                return read.AsTask();
            },
            Token);
        await _time.WhenArmedAsync();
        _time.Advance(Time);
        await reading;

        Assert.Equal([1, 2, 3], body.Body.ToArray());
        Assert.True(body.IsTruncated);
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_caller_that_cancels_gets_his_token_back(bool ignoresToken)
    {
        using var cancelling = new CancellationTokenSource();
        using var response = Response(new StreamContent(new StallingStream([1], ignoresToken)));
        var body = new BodyReader(response, 100, async: true);
        var reading = body.ReadAsync(HttpMethod.Get, Time, new CallClock(_time), cancelling.Token).AsTask();

        await cancelling.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(cancelling.Token, thrown.CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_breaks_off_is_kept_as_far_as_it_came(bool isAsync)
    {
        var body = await ReadAsync(new StreamContent(new BreakingStream(1, 2)), 100, isAsync);

        Assert.Equal([1, 2], body.Body.ToArray());
        Assert.True(body.IsTruncated);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_content_that_cannot_be_opened_is_an_empty_body(bool isAsync)
    {
        var body = await ReadAsync(new FaultyContent(), 100, isAsync);

        Assert.True(body.Body.IsEmpty);
        Assert.True(body.IsTruncated);
    }

    [Fact]
    public async Task Without_time_nothing_is_read()
    {
        using var response = Response(new StreamContent(new StallingStream([1])));
        var body = new BodyReader(response, 100, async: true);

        await body.ReadAsync(HttpMethod.Get, TimeSpan.Zero, new CallClock(_time), Token);

        Assert.True(body.Body.IsEmpty);
        Assert.True(body.IsTruncated);
    }

    private static HttpResponseMessage Response(HttpContent content) => new(HttpStatusCode.NotFound) { Content = content };

    private async Task<BodyReader> ReadAsync(HttpContent content, int limit, bool isAsync)
    {
        using var response = Response(content);
        var body = new BodyReader(response, limit, isAsync);
        var reading = body.ReadAsync(HttpMethod.Get, Time, new CallClock(_time), Token);
        Assert.True(isAsync || reading.IsCompleted);
        await reading;
        return body;
    }

    private sealed class BreakingStream(params byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Broken(await base.ReadAsync(buffer, cancellationToken));

        private static int Broken(int read) => read > 0 ? read : throw new IOException("The connection broke.");
    }

    private sealed class FaultyContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
