using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Pipeline;

public sealed class AllocationTests
{
    private const int Requests = 100_000;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_success_that_is_complete_at_once_allocates_nothing_more_than_the_bare_invoker(bool isListenedTo, bool reportLifecycle)
    {
        using var listening = isListenedTo ? new Listening() : null;
        using var bare = new HttpMessageInvoker(new CompleteHandler());
        using var ours = new HttpMessageInvoker(StatusHandlingPipeline.Create(new CompleteHandler(), new() { ReportLifecycle = reportLifecycle }, listening?.Logs));

        Assert.Equal(BytesPerRequest(bare, null), BytesPerRequest(ours, null));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_success_that_comes_later_allocates_at_most_176_bytes_more_than_the_bare_invoker(bool isListenedTo, bool reportLifecycle)
    {
        using var listening = isListenedTo ? new Listening() : null;
        var (bareServer, ourServer) = (new LaterHandler(), new LaterHandler());
        using var bare = new HttpMessageInvoker(bareServer);
        using var ours = new HttpMessageInvoker(StatusHandlingPipeline.Create(ourServer, new() { ReportLifecycle = reportLifecycle }, listening?.Logs));

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

    [Fact]
    public void An_announcement_that_was_told_before_allocates_at_most_64_bytes()
    {
        using var logs = new CapturedLogs(LogLevel.Information);
        using var bare = new HttpMessageInvoker(new CompleteHandler(("Deprecation", "@1"), ("Sunset", "Fri, 31 Dec 9999 23:59:59 GMT")));
        using var ours = new HttpMessageInvoker(StatusHandlingPipeline.Create(
            new CompleteHandler(("Deprecation", "@1"), ("Sunset", "Fri, 31 Dec 9999 23:59:59 GMT")), new() { ReportLifecycle = true }, logs));

        Assert.InRange(BytesPerRequest(ours, null) - BytesPerRequest(bare, null), 0, 64);

        Assert.Single(logs.Entries);
    }

    [Fact]
    public void A_factorys_client_that_is_listened_to_allocates_nothing_more_for_a_success_that_is_complete_at_once()
    {
        using var listening = new Listening();
        using var factory = Factory(listening, new CompleteHandler());

        Assert.Equal(BytesPerRequest(Invoker(factory, "bare"), null), BytesPerRequest(Invoker(factory, "ours"), null));
    }

    [Fact]
    public void A_factorys_client_that_is_listened_to_allocates_at_most_176_bytes_more_for_a_success_that_comes_later()
    {
        using var listening = new Listening();
        var server = new LaterHandler();
        using var factory = Factory(listening, server);

        Assert.InRange(
            BytesPerRequest(Invoker(factory, "ours"), server) - BytesPerRequest(Invoker(factory, "bare"), server), 0, 176);
    }

    private static ServiceProvider Factory(Listening listening, HttpMessageHandler server)
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(listening.Logs);
        services.AddHttpClient("bare").ConfigurePrimaryHttpMessageHandler(() => server).RemoveAllLoggers();
        services.AddHttpClient("ours").ConfigurePrimaryHttpMessageHandler(() => server).RemoveAllLoggers().AddStatusHandling();
        return services.BuildServiceProvider();
    }

    private static HttpMessageInvoker Invoker(ServiceProvider factory, string client) =>
        new(factory.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(client), disposeHandler: false);

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
        public static readonly Uri Address = new("http://localhost/v1/orders");
        private readonly Task<HttpResponseMessage> _response;

        public CompleteHandler(params (string Name, string Value)[] headers)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("Date", "Sun, 22 Nov 2026 00:00:00 GMT"), ("Server", "s"), .. headers])
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            _response = Task.FromResult(response);
        }

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
