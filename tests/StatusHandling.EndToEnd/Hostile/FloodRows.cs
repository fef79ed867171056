using StatusHandling.Tests.Fakes;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>Too much of what would be right.</summary>
internal static class FloodRows
{
    private const string TooMuch = "HttpRequestException ConfigurationLimitExceeded";
    private const string Unavailable = "503 HttpServiceUnavailableException: Retried, Retried, RetriesUsedUp";
    private const string Body = "Content-Length: 4\r\n\r\nbody";
    private const string Hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n";

    public static IEnumerable<HostileRow> All => [.. Interim, .. RetryAfter, .. Locations];

    private static IEnumerable<HostileRow> Interim =>
    [
        HostileRow.Saying("103, then 200", $"{Hints}HTTP/1.1 200 OK\r\n{Body}", "200: body", 1),
        HostileRow.Saying("103, then 503", $"{Hints}HTTP/1.1 503 Busy\r\n{Body}", Unavailable, 3),
        HostileRow.Saying("100 that nobody waits for, then 200", $"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n{Body}", "200: body", 1),
        HostileRow.Saying("1,000 times 103, then 200", $"{Times(1_000, Hints)}HTTP/1.1 200 OK\r\n{Body}", "200: body", 1),
        new("endless 103", TooMuch, 1, EndlessAsync),
    ];

    private static IEnumerable<HostileRow> RetryAfter =>
    [
        HostileRow.Saying("10,000 times Retry-After", $"HTTP/1.1 503 Busy\r\n{Times(10_000, "Retry-After: 0\r\n")}{Body}", TooMuch, 1),
        Allowing4Mebibytes(
            "10,000 times Retry-After, rising",
            $"HTTP/1.1 503 Busy\r\n{string.Concat(Enumerable.Range(0, 10_000).Select(seconds => $"Retry-After: {seconds}\r\n"))}{Body}",
            "503 HttpServiceUnavailableException: RetryAfterTooLong",
            1),
        Allowing4Mebibytes(
            "10,000 times a Retry-After that is none",
            $"HTTP/1.1 429 Slow down\r\n{Times(10_000, "Retry-After: soon\r\n")}{Body}",
            "429 HttpTooManyRequestsException: Retried, Retried, RetriesUsedUp",
            3),
        Allowing4Mebibytes(
            "a Retry-After of a million digits",
            $"HTTP/1.1 503 Busy\r\nRetry-After: {new string('9', 1_000_000)}\r\n{Body}",
            "503 HttpServiceUnavailableException: RetryAfterTooLong",
            1),
        HostileRow.Saying(
            "always now",
            $"HTTP/1.1 429 Slow down\r\nRetry-After: 0\r\n{Body}",
            "429 HttpTooManyRequestsException: Retried, Retried, RetriesUsedUp",
            3),
    ];

    private static IEnumerable<HostileRow> Locations =>
    [
        HostileRow.Saying("a Location of 1 MiB", $"HTTP/1.1 302 Found\r\nLocation: /{new string('x', 1 << 20)}\r\n{Body}", TooMuch, 1),

        // An address of any length is one since .NET 10; before, it is InvalidLocation.
        new("a Location of 1 MiB where 4 MiB are allowed", "414 HttpUriTooLongException: NotARetryStatus", 2, exchange =>
            exchange.WriteAsync(exchange.Path.Length > 1 << 20
                ? $"HTTP/1.1 414 Too long\r\n{Body}"
                : $"HTTP/1.1 302 Found\r\nLocation: /{new string('x', 1 << 20)}\r\n{Body}").AsTask())
        {
            HeaderLimit = 4096,
        },
        new("a redirect to itself", "302 RedirectException Loop: NotARetryStatus", 2, exchange =>
            exchange.WriteAsync($"HTTP/1.1 302 Found\r\nLocation: {exchange.Path}\r\n{Body}").AsTask()),
        new("a redirect to itself with a growing query", "302 RedirectException TooMany: NotARetryStatus", 21, exchange =>
            exchange.WriteAsync($"HTTP/1.1 302 Found\r\nLocation: {Growing(exchange.Path, 1)}\r\n{Body}").AsTask()),
        new("a redirect to itself with a query that doubles", TooMuch, 13, exchange =>
            exchange.WriteAsync($"HTTP/1.1 302 Found\r\nLocation: {Growing(exchange.Path, exchange.Path.Length)}\r\n{Body}").AsTask()),
    ];

    private static string Growing(string path, int by) =>
        (path.Contains('?', StringComparison.Ordinal) ? path : path + "?") + new string('x', by);

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    private static HostileRow Allowing4Mebibytes(string name, string text, string expected, int sends) =>
        HostileRow.Saying(name, text, expected, sends) with { HeaderLimit = 4096 };

    private static async Task EndlessAsync(RawExchange exchange)
    {
        while (true)
        {
            await exchange.WriteAsync(Hints);
        }
    }
}
