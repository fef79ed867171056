using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

/// <summary>In real time and over real sockets: what the budget is for.</summary>
[Collection(nameof(Alone))]
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Callers = 200;
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task An_outage_is_not_multiplied_by_retries_and_leaves_nothing_behind()
    {
        var (failing, sends, open) = (true, 0, 0);
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            Interlocked.Increment(ref sends);
            context.Response.StatusCode = Volatile.Read(ref failing) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
        var options = new StatusHandlingOptions();
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(20);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(200);
        using var sockets = new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, token);
                Interlocked.Increment(ref open);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        using var counting = new CountingHandler(sockets);
        using var client = new HttpClient(StatusHandlingPipeline.Create(counting, options)) { BaseAddress = server.Address };
        var timers = Timer.ActiveCount;

        var (calls, failures) = (0, 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            while (watch.Elapsed < Outage)
            {
                Interlocked.Increment(ref calls);
                try
                {
                    using var response = await client.GetAsync("/");
                    Assert.NotEqual(HttpStatusCode.ServiceUnavailable, response.StatusCode);
                }
                catch (HttpRequestException failure) when (failure.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    Interlocked.Increment(ref failures);
                }
            }
        }));
        var (sent, seconds) = (Volatile.Read(ref sends), watch.Elapsed.TotalSeconds);
        output.WriteLine($"{calls} calls, {sent} sends in {seconds:0.0} s: {(double)sent / calls:0.00} sends a call; {open} connections.");

        Assert.Equal(calls, failures);
        Assert.InRange(sent, calls, (1.25 * calls) + (options.Retry.BudgetReserve * (seconds + 1)) + 100);
        Assert.InRange(open, 1, Callers);

        Volatile.Write(ref failing, false);
        var recovered = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            using var response = await client.GetAsync("/");
            return response.StatusCode;
        }));
        Assert.All(recovered, code => Assert.Equal(HttpStatusCode.OK, code));

        // Responses of the recovery were disposed by their callers, all others by the pipeline.
        Assert.Equal((sends, 0), (counting.Responses, counting.Open));
        Assert.InRange(open, 1, Callers);
        Assert.InRange(Timer.ActiveCount, 0, timers + 20);
    }

    /// <summary>Counts the responses that it gives out, and those of them that nobody has disposed.</summary>
    private sealed class CountingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _responses;
        private int _open;

        public int Responses => _responses;

        public int Open => _open;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Interlocked.Increment(ref _responses);
            Interlocked.Increment(ref _open);
            response.Content = new CountedContent(response.Content, () => Interlocked.Decrement(ref _open));
            return response;
        }
    }

    private sealed class CountedContent(HttpContent content, Action disposed) : HttpContent
    {
        private Action? _disposed = disposed;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => content.CopyToAsync(stream, context);

        protected override Task<Stream> CreateContentReadStreamAsync() => content.ReadAsStreamAsync();

        protected override bool TryComputeLength(out long length)
        {
            length = content.Headers.ContentLength ?? -1;
            return length >= 0;
        }

        protected override void Dispose(bool disposing)
        {
            content.Dispose();
            Interlocked.Exchange(ref _disposed, null)?.Invoke();
            base.Dispose(disposing);
        }
    }
}
