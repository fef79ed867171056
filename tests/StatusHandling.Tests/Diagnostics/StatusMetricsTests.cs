using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Diagnostics;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Diagnostics;

public sealed class StatusMetricsTests
{
    [Fact]
    public void Hosts_beyond_a_thousand_are_other()
    {
        using var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = StatusMetrics.From(provider.GetRequiredService<IMeterFactory>());

        var hosts = Enumerable.Range(0, StatusMetrics.MostHosts + 1)
            .Select(number => metrics.Bounded(number.ToString(CultureInfo.InvariantCulture)))
            .ToList();

        Assert.Equal("_OTHER", hosts[^1]);
        Assert.DoesNotContain("_OTHER", hosts.SkipLast(1));
        Assert.Equal("7", metrics.Bounded("7"));
    }

    [Fact]
    public void Without_a_factory_all_pipelines_share_one_meter() => Assert.Same(StatusMetrics.From(null), StatusMetrics.From(null));

    [Fact]
    public async Task The_budget_shows_what_may_still_be_retried()
    {
        using var telemetry = new Telemetry(options => options.Retry.BudgetReserve = 2);
        telemetry.Server.Answers(503, ("Retry-After", "0")).Answers(200);

        await telemetry.GetAsync();
        telemetry.Observe();

        // Two are free each second, of which one was taken; a hundred are earned before the first request.
        Assert.Equal("status_handling.budget.available 101 client.name=api", Assert.Single(telemetry.Measured("status_handling.budget.available")));
    }
}
