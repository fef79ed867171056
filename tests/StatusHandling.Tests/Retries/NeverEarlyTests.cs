using System.Diagnostics;
using System.Globalization;
using System.Net;
using Polly;
using Polly.Retry;
using StatusHandling.Calls;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

/// <summary>In real time, since this is about real timers: they cut to whole milliseconds, and fire early.</summary>
[Collection(nameof(Alone))]
public sealed class NeverEarlyTests(ITestOutputHelper output)
{
    private const int Waits = 1_000;
    private const int AtOnce = 50;

    [Fact]
    public async Task Waits_of_the_clock_never_end_early()
    {
        var clock = new CallClock(TimeProvider.System);

        var early = await CountEarlyAsync(async delay => await clock.WaitAsync(delay, async: true, CancellationToken.None));

        Assert.Equal(0, early);
    }

    [Fact]
    public async Task Retries_of_the_pipeline_are_never_early()
    {
        using var server = new ImpatientServer();
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(server, Unlimited()));

        var early = await CountEarlyAsync(delay => ImpatientServer.ServeAsync(client, delay), measuredByCallee: true);

        output.WriteLine($"Plain Polly, for comparison: {await CountEarlyAsync(PlainPollyAsync)} of {Waits} waits early.");
        Assert.Equal(0, early + server.Early);
        Assert.Equal(Waits, server.Retries);
    }

    [Fact]
    public void Synchronous_waits_of_many_callers_end_in_time_and_not_early()
    {
        var clock = new CallClock(TimeProvider.System);
        var delay = TimeSpan.FromMilliseconds(100);
        var took = new TimeSpan[40];
        var threads = Enumerable.Range(0, took.Length).Select(index =>
        {
            var thread = new Thread(() =>
            {
                var watch = Stopwatch.StartNew();
                var wait = clock.WaitAsync(delay, async: false, CancellationToken.None).AsTask();
                took[index] = wait.IsCompletedSuccessfully ? watch.Elapsed : TimeSpan.Zero;
            });
            thread.Start();
            return thread;
        }).ToList();

        threads.ForEach(thread => thread.Join());

        Assert.All(took, time => Assert.InRange(time, delay, TimeSpan.FromSeconds(2)));
    }

    private static StatusHandlingOptions Unlimited()
    {
        var options = new StatusHandlingOptions();
        options.Retry.BudgetReserve = 10_000;
        return options;
    }

    private static async Task<int> CountEarlyAsync(Func<TimeSpan, Task> wait, bool measuredByCallee = false)
    {
        var early = 0;
        var delays = Enumerable.Range(0, Waits).Select(i => TimeSpan.FromMilliseconds(20 + (i * 179.37 % 180)));
        await Parallel.ForEachAsync(delays, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (delay, _) =>
        {
            var watch = Stopwatch.StartNew();
            await wait(delay);
            if (!measuredByCallee && watch.Elapsed < delay)
            {
                Interlocked.Increment(ref early);
            }
        });
        return early;
    }

    private static async Task PlainPollyAsync(TimeSpan delay)
    {
        var pipeline = new ResiliencePipelineBuilder<bool>()
            .AddRetry(new RetryStrategyOptions<bool>
            {
                Delay = delay,
                MaxRetryAttempts = 1,
                ShouldHandle = static arguments => new ValueTask<bool>(!arguments.Outcome.Result),
            })
            .Build();
        var isSecond = false;
        await pipeline.ExecuteAsync(_ => new ValueTask<bool>(isSecond || !(isSecond = true)));
    }

    /// <summary>Says when to come back, and notes who comes earlier.</summary>
    private sealed class ImpatientServer : HttpMessageHandler
    {
        private static readonly HttpRequestOptionsKey<Visit> Key = new("visit");
        private int _early;
        private int _retries;

        public int Early => _early;

        public int Retries => _retries;

        public static async Task ServeAsync(HttpMessageInvoker client, TimeSpan delay)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
            request.Options.Set(Key, new Visit(delay));
            using var response = await client.SendAsync(request, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.True(request.Options.TryGetValue(Key, out var visit));
            if (visit.Since is { } since)
            {
                Interlocked.Increment(ref _retries);
                if (since.Elapsed < visit.Delay)
                {
                    Interlocked.Increment(ref _early);
                }

                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
            }

            visit.Since = Stopwatch.StartNew();
            var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            busy.Headers.TryAddWithoutValidation("retry-after-ms", visit.Delay.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
            return Task.FromResult(busy);
        }
    }

    private sealed class Visit(TimeSpan delay)
    {
        public TimeSpan Delay => delay;

        public Stopwatch? Since { get; set; }
    }
}
