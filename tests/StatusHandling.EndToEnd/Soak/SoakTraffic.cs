using System.Diagnostics;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>The callers: each makes its calls one after another, at most four a second, so that the load is bounded.</summary>
internal sealed class SoakTraffic(SoakClient client, Uri server, SoakLedger ledger, SoakAccounts accounts, int seed) : IDisposable
{
    private const int Callers = 64;
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(250);

    // The time of a call is two seconds; the rest is for a machine that is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turns = new(Callers, Callers);

    public Task RunAsync(CancellationToken over) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(caller, over)));

    /// <summary>Does something while no call is under way.</summary>
    public async Task RestAsync(Func<Task> atRest)
    {
        for (var caller = 0; caller < Callers; caller++)
        {
            await _turns.WaitAsync(CancellationToken.None);
        }

        await atRest();
        _turns.Release(Callers);
    }

    public void Dispose() => _turns.Dispose();

    private async Task CallAsync(int caller, CancellationToken over)
    {
        var random = new Random(seed + caller);
        await Task.Delay(BetweenCalls * caller / Callers, CancellationToken.None);
        while (!over.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await _turns.WaitAsync(CancellationToken.None);
            await MakeAsync(ledger.Begin(SoakPlan.Next(random)));
            _turns.Release();
            if (BetweenCalls - watch.Elapsed is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, CancellationToken.None);
            }
        }
    }

    private async Task MakeAsync(SoakCall call)
    {
        try
        {
            using var cancelling = new CancellationTokenSource(call.Plan.CancelAfter ?? Timeout.InfiniteTimeSpan);
            var ending = await SoakEnding.OfAsync(() => SendAsync(call, cancelling.Token), cancelling.Token).WaitAsync(Patience);
            ledger.End(call);
            accounts.Enter(call, ending);
        }
        catch (Exception unexpected)
        {
            accounts.Fault($"Call {call.Id}: {unexpected}");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(SoakCall call, CancellationToken cancellationToken)
    {
        using var http = client.Create();
        using var request = new HttpRequestMessage(call.Plan.Method, server);
        request.Headers.Add(SoakLedger.Field, $"{call.Id}");
        request.Content = call.Plan.Method == HttpMethod.Put || call.Plan.Method == HttpMethod.Post ? new StringContent("content") : null;

        // Send blocks its thread: with one of its own it takes none from the server.
        return call.Plan.IsSynchronous
            ? await Task.Factory.StartNew(
                () => http.Send(request, call.Plan.Completion, cancellationToken),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)
            : await http.SendAsync(request, call.Plan.Completion, cancellationToken);
    }
}
