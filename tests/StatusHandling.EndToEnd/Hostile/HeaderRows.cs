namespace StatusHandling.EndToEnd.Hostile;

/// <summary>SocketsHttpHandler takes 64 KiB of header fields by default (MaxResponseHeadersLength); more is not retried.</summary>
internal static class HeaderRows
{
    private const string TooMuch = "HttpRequestException ConfigurationLimitExceeded";
    private const string Invalid = "HttpRequestException InvalidResponse";
    private const string Endless = "TaskCanceledException TimeoutException";
    private const string Body = "Content-Length: 4\r\n\r\nbody";

    public static IEnumerable<HostileRow> All => [.. Large, .. Folded, .. Lengths, .. Malformed];

    private static IEnumerable<HostileRow> Large =>
    [
        HostileRow.Saying("a header line of 64 KiB", $"HTTP/1.1 503 Busy\r\nX-Long: {Long(64)}\r\n{Body}", TooMuch, 1),
        HostileRow.Saying(
            "a header line of 60 KiB",
            $"HTTP/1.1 503 Busy\r\nX-Long: {Long(60)}\r\n{Body}",
            "503 HttpServiceUnavailableException: Retried, Retried, RetriesUsedUp",
            3),
        HostileRow.Saying("10,000 headers", $"HTTP/1.1 404 Not Found\r\n{Many(10_000)}{Body}", TooMuch, 1),
        HostileRow.Saying(
            "4,000 headers", $"HTTP/1.1 404 Not Found\r\n{Many(4_000)}{Body}", "404 HttpNotFoundException: NotARetryStatus", 1),
        HostileRow.Saying(
            "10,000 headers where 4 MiB are allowed",
            $"HTTP/1.1 404 Not Found\r\n{Many(10_000)}{Body}",
            "404 HttpNotFoundException: NotARetryStatus",
            1) with { HeaderLimit = 4096 },
    ];

    // Folding is obsolete (RFC 9112 §5.2); a recipient may read it as white space.
    private static IEnumerable<HostileRow> Folded =>
    [
        HostileRow.Saying(
            "a folded Retry-After",
            $"HTTP/1.1 503 Busy\r\nRetry-After:\r\n 3600\r\n{Body}",
            "503 HttpServiceUnavailableException: RetryAfterTooLong",
            1),
        new("a folded Location", "200: there", 2, exchange => exchange.WriteAsync(exchange.Path == "/there"
            ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthere"
            : $"HTTP/1.1 302 Found\r\nLocation:\r\n\t/there\r\n{Body}").AsTask()),
        new("a Location folded in its middle", "200: there", 2, exchange => exchange.WriteAsync(
            exchange.Path.StartsWith("/the%20", StringComparison.Ordinal)
                ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthere"
                : $"HTTP/1.1 302 Found\r\nLocation: /the\r\n re\r\n{Body}").AsTask()),
    ];

    // RFC 9112 §6.3 has no mending of an invalid Content-Length. .NET takes the first, and none where that is no number.
    private static IEnumerable<HostileRow> Lengths =>
    [
        HostileRow.Saying(
            "two Content-Lengths, first the right one",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\nbody",
            "200: body",
            1),
        HostileRow.Saying("two Content-Lengths, last the right one", $"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n{Body}", Endless, 1) with
        {
            Configure = options => options.Retry.TotalTimeout = TimeSpan.FromMilliseconds(700),
            ExpectedOfHeaders = "200: OperationCanceledException",
        },
        HostileRow.Saying(
            "two Content-Lengths in a 404, last the right one",
            $"HTTP/1.1 404 Not Found\r\nContent-Length: 40\r\n{Body}",
            "404 HttpNotFoundException: NotARetryStatus",
            1),
        HostileRow.Saying(
            "two Content-Lengths that agree", $"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n{Body}", "200: body", 1),
        HostileRow.HangingUp("a negative Content-Length", "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\nbody", "200: body", 1),
        HostileRow.HangingUp(
            "a word for a Content-Length",
            "HTTP/1.1 503 Busy\r\nContent-Length: four\r\n\r\nbody",
            "503 HttpServiceUnavailableException: Retried, Retried, RetriesUsedUp",
            3),
        HostileRow.Saying(
            "Content-Length and chunks",
            "HTTP/1.1 200 OK\r\nContent-Length: 400\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
            "200: body",
            1),
    ];

    private static IEnumerable<HostileRow> Malformed =>
    [
        HostileRow.Saying(
            "two Locations that differ",
            $"HTTP/1.1 302 Found\r\nLocation: /one\r\nLocation: /other\r\n{Body}",
            "302 RedirectException InvalidLocation: NotARetryStatus",
            1),
        HostileRow.Saying("a header without a colon", $"HTTP/1.1 200 OK\r\nnonsense\r\n{Body}", Invalid, 1),
        HostileRow.Saying("a header without a name", $"HTTP/1.1 200 OK\r\n: nonsense\r\n{Body}", Invalid, 1),
        HostileRow.Saying("a zero byte in a header", $"HTTP/1.1 200 OK\r\nX-Zero: a\0b\r\n{Body}", "200: body", 1),
    ];

    private static string Long(int kibibytes) => new('x', kibibytes * 1024);

    private static string Many(int count) => string.Concat(Enumerable.Range(0, count).Select(index => $"X-{index}: {index % 10}\r\n"));
}
