using StatusHandling.Tests.Fakes;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>Does with each request what the plan of its call says, and counts.</summary>
internal sealed class SoakServer : IAsyncDisposable
{
    private const string CallField = $"{SoakLedger.Field}: ";

    private readonly SoakLedger _ledger;
    private readonly RawServer _server;
    private long _requests;
    private long _late;

    public SoakServer(SoakLedger ledger)
    {
        _ledger = ledger;
        _server = RawServer.Start(AnswerAsync);
    }

    /// <summary>How many connections it has.</summary>
    public int Open => _server.Open;

    public Uri Address => _server.Address;

    /// <summary>How many requests it has read to their end.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>How many of them came when their call was over.</summary>
    public long Late => Interlocked.Read(ref _late);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(RawExchange exchange)
    {
        await exchange.ReadBodyAsync();
        var number = Interlocked.Increment(ref _requests);
        var step = _ledger.Find(NumberOf(exchange.Head))?.Arrive();
        if (step is null)
        {
            Interlocked.Increment(ref _late);
        }

        await DoAsync(step ?? SoakStep.Success, exchange, number);
    }

    private static async Task DoAsync(SoakStep step, RawExchange exchange, long number)
    {
        switch (step.Deed)
        {
            case SoakDeed.Answer:
                var body = step.Status is 204 or 205 or 304 ? "" : "body";
                var retryAfter = step.RetryAfter is { } seconds ? $"Retry-After: {seconds}\r\n" : "";
                await exchange.WriteAsync($"HTTP/1.1 {step.Status} Soak\r\n{retryAfter}Content-Length: {body.Length}\r\n\r\n{body}");
                break;
            case SoakDeed.Redirect:
                await exchange.WriteAsync($"HTTP/1.1 {step.Status} Soak\r\nLocation: /{number}\r\nContent-Length: 4\r\n\r\nbody");
                break;
            case SoakDeed.Reset:
                exchange.Reset();
                break;
            case SoakDeed.CutHead:
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Le");
                exchange.Close();
                break;
            case SoakDeed.CutBody:
                await exchange.WriteAsync($"HTTP/1.1 {step.Status} Soak\r\nContent-Length: 100\r\n\r\nbody");
                exchange.Close();
                break;
            case SoakDeed.Stall:
                await exchange.StallAsync();
                break;
            default:
                throw new InvalidOperationException($"The server does not know how to {step.Deed}.");
        }
    }

    private static ReadOnlySpan<char> NumberOf(string head)
    {
        var rest = head.AsSpan(head.IndexOf(CallField, StringComparison.OrdinalIgnoreCase) + CallField.Length);
        return rest[..rest.IndexOf('\r')];
    }
}
