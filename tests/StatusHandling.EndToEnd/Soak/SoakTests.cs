using System.Globalization;
using StatusHandling.EndToEnd.Hostile;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>Real time and a real server for a minute, or for as long as STATUSHANDLING_SOAK says (00:10:00).</summary>
/// <remarks>It counts what the whole process holds, so no other test of this project runs meanwhile.</remarks>
[Collection(nameof(Alone))]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_122;

    // Alone the process holds less than a mebibyte, and 5 % of that are two threads of the pool. In a minute that is chance, in ten it is not.
    private const long SomeThreads = 64 * 1024;

    // The factory looks every ten seconds for handlers that nobody uses any more.
    private static readonly TimeSpan Cleanup = TimeSpan.FromSeconds(60);

    private static TimeSpan Length => Environment.GetEnvironmentVariable("STATUSHANDLING_SOAK") is { Length: > 0 } length
        ? TimeSpan.Parse(length, CultureInfo.InvariantCulture)
        : TimeSpan.FromMinutes(1);

    private static long Allowance => Length < TimeSpan.FromMinutes(10) ? SomeThreads : 0;

    [Fact]
    public async Task Under_mixed_traffic_every_call_is_accounted_for_and_nothing_is_left_behind()
    {
        MemorySamples.Collect();
        var before = Belongings.Now();

        var run = await SoakRun.MakeAsync(Length, Seed);

        output.WriteLine($"seed {Seed}, {Length}");
        output.WriteLine(run.ToString());
        await Eventually.HoldsAsync(() => HasNoMoreThan(before), () => $"Held before: {before}, after: {Belongings.Now()}.", Cleanup);
        output.WriteLine($"before: {before}, after: {Belongings.Now()}");
        var accounts = run.Accounts;
        Assert.Empty(accounts.Faults);
        Assert.Equal(run.Started, accounts.Ended);
        Assert.Equal(run.Requests, accounts.Got + run.Late);
        Assert.InRange(accounts.Sent, accounts.Got, accounts.Got + accounts.Undecidable);
        Assert.InRange(run.Late, 0, accounts.Undecidable);
        Assert.InRange(run.Memory.Third(2) - run.Memory.Third(1), long.MinValue, Math.Max(Allowance, run.Memory.Third(1) * 5 / 100));

        // It was what it was meant to be: every kind of ending, many further sends, many handlers, many reloads, of which some took effect.
        Assert.All(Enum.GetValues<SoakEndingKind>(), kind => Assert.NotEqual(0, accounts.Of(kind)));
        Assert.InRange(accounts.Sent, accounts.Ended * 6 / 5, long.MaxValue);
        Assert.InRange(accounts.Hops, accounts.Ended / 50, accounts.Sent);
        Assert.InRange(accounts.Reported, accounts.Ended / 2, accounts.Ended);
        Assert.True(accounts.HasMet(SoakEndingKind.Returned, 503), "No reload let a 503 be returned.");
        Assert.True(accounts.HasMet(SoakEndingKind.Thrown, 503), "No reload let a 503 be thrown.");
        Assert.InRange(run.Handlers, Length.TotalSeconds / 8, Length.TotalSeconds);
        Assert.InRange(run.Reloads, Length.TotalSeconds / 4, Length.TotalSeconds + 1);
    }

    private static bool HasNoMoreThan(Belongings before)
    {
        MemorySamples.Collect();
        return Belongings.Now().IsNoMoreThan(before);
    }
}
