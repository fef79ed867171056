using System.Diagnostics;
using StatusHandling.EndToEnd.Hostile;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>The traffic for some time, under a configuration that changes every second.</summary>
/// <remarks>Now and then it rests, and the memory is looked at.</remarks>
internal sealed class SoakRun
{
    private const int SamplesOfALongRun = 60;

    public SoakAccounts Accounts { get; } = new();

    public MemorySamples Memory { get; } = new();

    public long Started { get; private set; }

    public long Requests { get; private set; }

    public long Late { get; private set; }

    public int Reloads { get; private set; }

    public int Handlers { get; private set; }

    public static async Task<SoakRun> MakeAsync(TimeSpan length, int seed)
    {
        var run = new SoakRun();
        var ledger = new SoakLedger();
        var configuration = new SoakConfiguration();
        var server = new SoakServer(ledger);
        await using (server)
        {
            using var client = new SoakClient(ledger, configuration);
            using var traffic = new SoakTraffic(client, server.Address, ledger, run.Accounts, seed);
            await run.ChangeAsync(configuration, traffic, server, length);
            run.Handlers = client.Handlers;
        }

        // Nothing comes any more.
        (run.Started, run.Requests, run.Late) = (ledger.Started, server.Requests, server.Late);
        run.Reloads = configuration.Reloads;
        return run;
    }

    private async Task ChangeAsync(SoakConfiguration configuration, SoakTraffic traffic, SoakServer server, TimeSpan length)
    {
        using var over = new CancellationTokenSource();
        var calls = traffic.RunAsync(over.Token);
        var reloadsBetweenRests = Math.Max(3, (int)(length / SamplesOfALongRun).TotalSeconds);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < length)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            configuration.Reload();
            if (configuration.Reloads % reloadsBetweenRests == 0)
            {
                await traffic.RestAsync(() => SampleAsync(server));
            }
        }

        await over.CancelAsync();
        await calls;
    }

    // Each connection holds some 13 KiB at both ends, and how many there are is chance: without calls they are closed after a second.
    private async Task SampleAsync(SoakServer server)
    {
        await Eventually.HoldsAsync(() => server.Open == 0, () => $"{server.Open} connections are open, and no call is under way.");
        Memory.Take();
    }

    public override string ToString() => $"""
        {Started} calls: {string.Join(", ", Enum.GetValues<SoakEndingKind>().Select(kind => $"{Accounts.Of(kind)} {kind}"))}
        {Accounts.Sent} sends, {Accounts.Undecidable} of them undecidable; {Requests} requests, {Late} of them late
        {Accounts.Reported} calls told of all their sends, and of {Accounts.Hops} redirects
        {Reloads} reloads, {Handlers} handlers
        memory by thirds: {Memory.Third(0):N0}, {Memory.Third(1):N0}, {Memory.Third(2):N0} bytes
        """;
}
