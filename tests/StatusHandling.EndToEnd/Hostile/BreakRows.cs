namespace StatusHandling.EndToEnd.Hostile;

/// <summary>Where the connection ends before it should.</summary>
internal static class BreakRows
{
    private const string Ended = "HttpRequestException ResponseEnded";
    private const string Retried = ": Retried, Retried, RetriesUsedUp";
    private const string Unavailable = "503 HttpServiceUnavailableException" + Retried;
    private const string NotFound = "404 HttpNotFoundException: NotARetryStatus";

    public static IEnumerable<HostileRow> All => [.. BeforeTheBody, .. InTheBody, .. AfterTheBody];

    private static IEnumerable<HostileRow> BeforeTheBody =>
    [
        // SocketsHttpHandler itself repeats up to three times what has no body and got no byte in answer: each attempt is four requests.
        HostileRow.HangingUp("an end before the first byte", "", Ended + Retried, 12),
        new("an end before the first byte of the answer to a POST", $"{Ended}: MethodNotIdempotent", 1, async exchange =>
        {
            await exchange.ReadBodyAsync();
            exchange.Close();
        })
        { Method = HttpMethod.Post },
        new("a reset before the first byte", "HttpRequestException Unknown" + Retried, 3, exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        }),
        HostileRow.HangingUp("an end in the status line", "HTTP/1.1 2", Ended + Retried, 3),
        HostileRow.HangingUp("an end in a header", "HTTP/1.1 200 OK\r\nContent-Le", Ended + Retried, 3),
        HostileRow.HangingUp("an end after a header", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n", Ended + Retried, 3),
        HostileRow.HangingUp("an end after 103", "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", Ended + Retried, 3),
    ];

    // A success is the caller's: what breaks in its body is not the pipeline's to mend, since it may have been used already.
    private static IEnumerable<HostileRow> InTheBody =>
    [
        HostileRow.HangingUp("an end before the body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", Ended, 1)
            with { ExpectedOfHeaders = "200: HttpIOException ResponseEnded" },
        HostileRow.HangingUp("an end in the body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbody", Ended, 1)
            with { ExpectedOfHeaders = "200: HttpIOException ResponseEnded" },
        HostileRow.HangingUp("an end in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nbody", Ended, 1)
            with { ExpectedOfHeaders = "200: HttpIOException ResponseEnded" },
        HostileRow.HangingUp("an end between chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n", Ended, 1)
            with { ExpectedOfHeaders = "200: HttpIOException ResponseEnded" },
        HostileRow.HangingUp("an end in the body of a 503", "HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\nbody", Unavailable, 3),
        HostileRow.HangingUp(
            "an end in a chunk of a 503", "HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nbody", Unavailable, 3),
        new("a reset in the body of a 404", NotFound, 1, async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\nbody");
            await Task.Delay(50, exchange.Stopping);
            exchange.Reset();
        }),
        new("an end in the body of a 302", "200: there", 2, async exchange =>
        {
            await exchange.WriteAsync(exchange.Path == "/there"
                ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthere"
                : "HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 100\r\n\r\nbody");
            exchange.Close();
        }),
    ];

    private static IEnumerable<HostileRow> AfterTheBody =>
    [
        HostileRow.HangingUp("an end after the body", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", "200: body", 1),
        HostileRow.HangingUp("an end after the body of a 503", "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbody", Unavailable, 3),
        HostileRow.HangingUp("an end that is the end of the body", "HTTP/1.1 404 Not Found\r\n\r\nbody", NotFound, 1),
        HostileRow.Saying(
            "a second answer that nobody asked for",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbodyHTTP/1.1 500 Forged\r\nContent-Length: 6\r\n\r\nforged",
            "200: body",
            1),
        HostileRow.Saying(
            "a second answer behind a 503",
            "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbodyHTTP/1.1 200 Forged\r\nContent-Length: 6\r\n\r\nforged",
            Unavailable,
            3),
    ];
}
