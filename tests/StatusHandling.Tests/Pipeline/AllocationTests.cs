using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Pipeline;

public sealed class AllocationTests
{
    private const int Requests = 100_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_success_that_is_complete_at_once_allocates_nothing_more_than_the_bare_invoker(bool isListenedTo)
    {
        using var listening = isListenedTo ? new Listening() : null;
        using var bare = new HttpMessageInvoker(new CompleteHandler());
        using var ours = new HttpMessageInvoker(StatusHandlingPipeline.Create(new CompleteHandler(), null, listening?.Logs));

        Assert.Equal(BytesPerRequest(bare, null), BytesPerRequest(ours, null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_success_that_comes_later_allocates_at_most_176_bytes_more_than_the_bare_invoker(bool isListenedTo)
    {
        using var listening = isListenedTo ? new Listening() : null;
        var (bareServer, ourServer) = (new LaterHandler(), new LaterHandler());
        using var bare = new HttpMessageInvoker(bareServer);
        using var ours = new HttpMessageInvoker(StatusHandlingPipeline.Create(ourServer, null, listening?.Logs));

        Assert.InRange(BytesPerRequest(ours, ourServer) - BytesPerRequest(bare, bareServer), 0, 176);
    }

    [Fact]
    public void A_success_does_not_pay_for_callbacks()
    {
        var options = new StatusHandlingOptions { OnRetry = _ => default, OnRedirect = _ => default, OnError = _ => default };
        using var bare = new HttpMessageInvoker(new CompleteHandler());
        using var ours = new HttpMessageInvoker(StatusHandlingPipeline.Create(new CompleteHandler(), options));

        Assert.Equal(BytesPerRequest(bare, null), BytesPerRequest(ours, null));
    }

    // On one thread throughout: the answer is given by the same thread that asked.
    private static long BytesPerRequest(HttpMessageInvoker invoker, LaterHandler? server)
    {
        Run(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(Requests);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Requests;

        void Run(int requests)
        {
            for (var i = 0; i < requests; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, CompleteHandler.Address);
                request.Headers.TryAddWithoutValidation("Accept", "application/json");
                var sending = invoker.SendAsync(request, CancellationToken.None);
                server?.Answer();
                Assert.True(sending.IsCompletedSuccessfully);
            }
        }
    }

    /// <summary>Logs at Information, metrics that somebody listens to, and an activity that is recorded.</summary>
    private sealed class Listening : IDisposable
    {
        private readonly MeterListener _meters = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "StatusHandling")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };

        private readonly Activity _activity = new Activity("call") { IsAllDataRequested = true }.Start();

        public Listening() => _meters.Start();

        public CapturedLogs Logs { get; } = new(LogLevel.Information);

        public void Dispose()
        {
            Assert.Empty(Logs.Entries);
            Assert.Empty(_activity.Events);
            _activity.Dispose();
            _meters.Dispose();
            Logs.Dispose();
        }
    }

    private sealed class CompleteHandler : HttpMessageHandler
    {
        public static readonly Uri Address = new("http://localhost/");
        private readonly Task<HttpResponseMessage> _response = Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _response;
    }

    private sealed class LaterHandler : HttpMessageHandler
    {
        private readonly HttpResponseMessage _response = new(HttpStatusCode.OK);
        private TaskCompletionSource<HttpResponseMessage>? _pending;

        public void Answer() => _pending!.SetResult(_response);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            (_pending = new TaskCompletionSource<HttpResponseMessage>()).Task;
    }
}
