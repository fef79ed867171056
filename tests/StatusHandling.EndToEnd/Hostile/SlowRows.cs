using System.Text;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>One byte a second against times of some seconds, both at a tenth of their length.</summary>
internal static class SlowRows
{
    private const string TimedOut = "TaskCanceledException TimeoutException";
    private const string Retried = ": Retried, Retried, RetriesUsedUp";
    private static readonly TimeSpan BetweenBytes = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AttemptTime = TimeSpan.FromMilliseconds(350);
    private static readonly TimeSpan CallTime = TimeSpan.FromMilliseconds(700);

    public static IEnumerable<HostileRow> All =>
    [
        .. InTheHead("a drip in the status line", Dripping("", "HTTP/1.1 200 OK and so on for a long, long time")),
        .. InTheHead("a drip in the headers", Dripping("HTTP/1.1 200 OK\r\n", "Content-Length: 4 and so on for a long, long time")),
        .. InTheHead("silence", exchange => exchange.StallAsync()),
        .. InTheHead("103 and silence", async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 103 Early Hints\r\n\r\n");
            await exchange.StallAsync();
        }),
        .. InTheHead("103 after 103", async exchange =>
        {
            while (true)
            {
                await exchange.WriteAsync("HTTP/1.1 103 Early Hints\r\n\r\n");
                await Task.Delay(BetweenBytes, exchange.Stopping);
            }
        }),
        HostileRow.Stalling("silence in the body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbody", TimedOut, 1) with
        {
            Configure = options => options.Retry.TotalTimeout = CallTime,
            ExpectedOfHeaders = "200: OperationCanceledException",
        },
        new("a drip in the body", TimedOut, 1, DrippingBody("200 OK"))
        {
            Configure = options => options.Retry.TotalTimeout = CallTime,
            ExpectedOfHeaders = "200: OperationCanceledException",
        },
        new("a drip in the body of a 404", "404 HttpNotFoundException: NotARetryStatus", 1, DrippingBody("404 Not Found")),
        new("a drip in the body of a 503", $"503 HttpServiceUnavailableException{Retried}", 3, DrippingBody("503 Busy")),
        new("a drip in the chunks of a 404", "404 HttpNotFoundException: NotARetryStatus", 1, async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true)
            {
                await exchange.WriteChunkAsync("x"u8.ToArray());
                await Task.Delay(BetweenBytes, exchange.Stopping);
            }
        }),
        new("a drip in the body of a 302", "200: there", 2, exchange => exchange.Path == "/there"
            ? exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthere").AsTask()
            : DrippingBody("302 Found\r\nLocation: /there")(exchange)),
        HostileRow.Stalling("another protocol that nobody asked for", "HTTP/1.1 101 Switching Protocols\r\n\r\nbody", TimedOut, 1) with
        {
            Configure = options => options.Retry.TotalTimeout = CallTime,
            ExpectedOfHeaders = "101: OperationCanceledException",

            // The end of the time disposes the stream under the blocked read, which .NET does not always tell as what it is.
            IsForSend = false,
        },
    ];

    /// <summary>Bounded by the time of an attempt, it is no response and retried; by the time of the call, it is over.</summary>
    private static IEnumerable<HostileRow> InTheHead(string name, Func<RawExchange, Task> answer) =>
    [
        new($"{name}, against the time of an attempt", TimedOut + Retried, 3, answer)
        {
            Configure = options => options.Retry.AttemptTimeout = AttemptTime,
            EndsInTheHead = true,
        },
        new($"{name}, against the time of the call", TimedOut, 1, answer)
        {
            Configure = options => options.Retry.TotalTimeout = CallTime,
            EndsInTheHead = true,
        },
    ];

    private static Func<RawExchange, Task> DrippingBody(string status) =>
        Dripping($"HTTP/1.1 {status}\r\nContent-Length: 100\r\n\r\n", new string('x', 99));

    private static Func<RawExchange, Task> Dripping(string atOnce, string slowly) => async exchange =>
    {
        await exchange.WriteAsync(atOnce);
        foreach (var value in Encoding.ASCII.GetBytes(slowly))
        {
            await Task.Delay(BetweenBytes, exchange.Stopping);
            await exchange.WriteAsync(new[] { value });
        }
    };
}
