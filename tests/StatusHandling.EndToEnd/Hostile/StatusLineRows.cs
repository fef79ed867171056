namespace StatusHandling.EndToEnd.Hostile;

/// <summary>What is no status line is InvalidResponse, which .NET throws and no policy retries: the server speaks no HTTP.</summary>
internal static class StatusLineRows
{
    private const string NoHttp = "HttpRequestException InvalidResponse";
    private const string Rest = "Content-Length: 4\r\n\r\nbody";

    public static IEnumerable<HostileRow> All =>
    [
        HostileRow.Stalling("a banner of SSH", "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", NoHttp, 1),
        HostileRow.Saying("no status", $"HTTP/1.1\r\n{Rest}", NoHttp, 1),
        HostileRow.Saying("a word for a status", $"HTTP/1.1 abc OK\r\n{Rest}", NoHttp, 1),
        HostileRow.Saying("a status of four digits", $"HTTP/1.1 2000 OK\r\n{Rest}", NoHttp, 1),
        HostileRow.Saying("a negative status", $"HTTP/1.1 -20 OK\r\n{Rest}", NoHttp, 1),
        HostileRow.Saying("an unknown version", $"HTTP/9.9 200 OK\r\n{Rest}", NoHttp, 1),
        HostileRow.Saying("no carriage return", "HTTP/1.1 200 OK\nContent-Length: 4\n\nbody", "200: body", 1),
        HostileRow.Saying("no phrase", $"HTTP/1.1 200\r\n{Rest}", "200: body", 1),
        HostileRow.Saying(
            "a phrase of noise", $"HTTP/1.1 404 \u0001\u001b[31m\u202e\r\n{Rest}", "404 HttpNotFoundException: NotARetryStatus", 1),
        new("an endless status line", "HttpRequestException ConfigurationLimitExceeded", 1, async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 ");
            while (true)
            {
                await exchange.WriteAsync(new string('x', 4096));
            }
        }),

        // Without the end of a line there is nothing to judge: the end of the connection comes first, and is retried.
        HostileRow.HangingUp(
            "an alert of TLS",
            "\u0015\u0003\u0001\0\u0002\u0002\u0046",
            "HttpRequestException ResponseEnded: Retried, Retried, RetriesUsedUp",
            3),

        // Numbers outside 100..599 count as server errors (RFC 9110 §15).
        HostileRow.Saying("999", $"HTTP/1.1 999 Request denied\r\n{Rest}", "999 ServerErrorException: Retried, Retried, RetriesUsedUp", 3),
        HostileRow.Saying("600", $"HTTP/1.1 600 Beyond\r\n{Rest}", "600 ServerErrorException: Retried, Retried, RetriesUsedUp", 3),
        HostileRow.Saying("099", $"HTTP/1.1 099 Too low\r\n{Rest}", "99 ServerErrorException: Retried, Retried, RetriesUsedUp", 3),
        HostileRow.Saying("000", $"HTTP/1.1 000 Nothing\r\n{Rest}", "0 ServerErrorException: Retried, Retried, RetriesUsedUp", 3),
    ];
}
