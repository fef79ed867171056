using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Quickstart.Account;
using Quickstart.Scenes;

namespace Quickstart.Signals;

/// <summary>Two calls that are retried, as OpenTelemetry sees them: the traces as they end, and then the metrics.</summary>
internal static class SignalTour
{
    private static readonly ActivitySource Source = new("Quickstart");

    public static async Task<int> RunAsync(IServiceProvider services)
    {
        Scene[] scenes = [new BusyForASecond(), new AlwaysFailing()];
        var (spans, metrics) = (new SpanPage(), new MetricPage());

        // The server is on this machine: no proxy stands before it.
        HttpClient.DefaultProxy = new WebProxy();
        await using var upstream = await Upstream.StartAsync(scenes);

        // A span for each attempt comes from the framework. An application would export to a collector instead of a page.
        using (Sdk.CreateTracerProviderBuilder()
            .AddSource(Source.Name, "System.Net.Http")
            .AddProcessor(new SimpleActivityExportProcessor(spans))
            .Build())
        using (Sdk.CreateMeterProviderBuilder()
            .AddMeter("StatusHandling")
            .AddReader(new BaseExportingMetricReader(metrics))
            .Build())
        {
            using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("quickstart");
            http.BaseAddress = upstream.Address;
            foreach (var scene in scenes)
            {
                using var call = Source.StartActivity(scene.Title);
                await scene.CallAsync(http);
            }
        }

        Check[] checks =
        [
            new("the calls were traced with 1 and 3 retries", spans.Retries.SequenceEqual([1, 3])),
            new("only the call that failed in the end is an error", spans.Failures.SequenceEqual([false, true])),
            new("each attempt had a span of its own", spans.Attempts.SequenceEqual([2, 4])),
            new("its retries, waits, refusal and error were measured", MetricPage.Expected.IsSubsetOf(metrics.Names)),
        ];
        Page.Checks(checks);
        return checks.All(check => check.Holds) ? Usage.Done : Usage.NotAsHoped;
    }
}
