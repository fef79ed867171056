using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Errors;

public sealed class ErrorMessageTests
{
    private const string ProblemJson = "application/problem+json";

    [Fact]
    public async Task A_message_says_what_was_asked_and_what_the_server_answered()
    {
        var exception = await ThrowAsync(
            "https://api.example.com/users/7?token=x", server => server.Answers(404, """{"title":"No such user"}""", ("Content-Type", ProblemJson)));

        Assert.Equal("GET https://api.example.com/users/7?* answered 404 Not Found: No such user (after 1 attempt).", exception.Message);
    }

    [Fact]
    public async Task A_message_counts_attempts_and_tells_when_to_come_back()
    {
        var exception = await ThrowAsync("http://a.test/", server => server.Answers(503).Answers(503, ("Retry-After", "90")));

        Assert.Equal("GET http://a.test/ answered 503 Service Unavailable (after 2 attempts; retry after 90 s).", exception.Message);
    }

    [Theory]
    [InlineData("""{"title":"Not Found","detail":"User 7 was deleted."}""", "404 Not Found: User 7 was deleted.")]
    [InlineData("""{"title":"Gone away","detail":"gone away"}""", "404 Not Found: Gone away.")]
    [InlineData("""{"title":"No user","detail":"No user 7"}""", "404 Not Found: No user: No user 7.")]
    [InlineData("""{"title":"","detail":" "}""", "404 Not Found.")]
    [InlineData("""{"title":"line\r\nbreak\tand\u2028more"}""", "404 Not Found: line break and more.")]
    [InlineData("""{"title":"\u001b[31mred\u0007\u0000"}""", "404 Not Found: [31mred.")]
    [InlineData("""{"title":"a\u202eb\u2066c\u200ed\ufeffe"}""", "404 Not Found: abcde.")]
    [InlineData("""{"title":"see https://u:p@b.test/x?key=1#frag now"}""", "404 Not Found: see https://b.test/x?* now.")]
    [InlineData("not json at all", "404 Not Found.")]
    public void A_message_has_the_words_of_the_problem_on_one_line(string body, string expected) =>
        Assert.Equal($"The server answered {expected}", new HttpNotFoundException(null, new ErrorResponse(body, ProblemJson)).Message);

    [Fact]
    public void A_message_is_never_longer_than_300_characters()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F600 word ", 200));
        var body = $$"""{"title":"{{text}}","detail":"{{text}}"}""";
        var exception = new HttpTooManyRequestsException(null, new ErrorResponse(body, ProblemJson)
        {
            Headers = new Dictionary<string, IReadOnlyList<string>> { ["Retry-After"] = ["7"] },
        })
        {
            Method = new HttpMethod(new string('M', 500)),
            RequestUri = new Uri("http://a.test/" + new string('x', 5_000)),
        };

        Assert.InRange(exception.Message.Length, 250, 300);
        Assert.EndsWith("… (retry after 7 s).", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(exception.Message, char.IsControl);
        Assert.DoesNotContain('\uFFFD', exception.Message.EnumerateRunes().Select(rune => (char)rune.Value));
    }

    [Theory]
    [InlineData(419, "Page Expired", "419 Page Expired")]
    [InlineData(419, null, "419 Page Expired (Laravel)")]
    [InlineData(477, "Too\u202e Odd\n", "477 Too Odd")]
    [InlineData(477, "\u202e", "477 Unregistered")]
    public void An_unregistered_code_has_the_words_of_the_server(int code, string? phrase, string expected) => Assert.Equal(
        $"The server answered {expected}.",
        new ClientErrorException((HttpStatusCode)code, null, new ErrorResponse { ReasonPhrase = phrase }).Message);

    [Theory]
    [InlineData(RedirectFailure.Loop, "not followed, since the redirects go in a circle")]
    [InlineData(RedirectFailure.NotFollowed, "not followed, as its policy says")]
    public void A_redirect_says_why_it_was_not_followed(RedirectFailure reason, string expected) =>
        Assert.Equal($"The server answered 302 Found: {expected}.", new RedirectException(HttpStatusCode.Found, reason).Message);

    [Fact]
    public void Each_reason_of_a_redirect_has_words_of_its_own()
    {
        var reasons = Enum.GetValues<RedirectFailure>();

        Assert.Equal(reasons.Length, reasons.Select(reason => new RedirectException(HttpStatusCode.Found, reason).Message).Distinct().Count());
    }

    [Fact]
    public async Task A_report_has_the_attempts_the_safe_headers_and_the_body()
    {
        var exception = await ThrowAsync("http://a.test/x?token=secret", server => server
            .Answers(503)
            .Answers(500, "{\"a\":1}\r\nsecond line", ("Content-Type", "application/json"), ("X-Request-Id", "r-1"), ("Set-Cookie", "sid=secret")));

        var report = exception.ToString();
        Assert.StartsWith("StatusHandling.HttpInternalServerErrorException: GET http://a.test/x?* answered 500 ", report, StringComparison.Ordinal);
        Assert.Matches(@"Attempt 1: GET http://a\.test/x\?\* -> 503 Service Unavailable in [0-9.]+ s, Retried after [0-9.]+ s", report);
        Assert.Matches(@"Attempt 2: GET http://a\.test/x\?\* -> 500 Internal Server Error in [0-9.]+ s, RetriesUsedUp", report);
        Assert.Contains("  X-Request-ID: r-1", report, StringComparison.Ordinal);
        Assert.Contains("  Set-Cookie: ***", report, StringComparison.Ordinal);
        Assert.Contains("  {\"a\":1} second line", report, StringComparison.Ordinal);
        Assert.Contains("   at ", report, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_has_the_redirects()
    {
        var hop = new RedirectHop(new Uri("http://a.test/"), new Uri("http://b.test/"), HttpStatusCode.Found, HttpMethod.Get);

        Assert.Contains(
            "  Redirect: 302 http://a.test/ -> GET http://b.test/",
            new HttpNotFoundException { Redirects = [hop] }.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", true)]
    [InlineData("application/vnd.api+json", true)]
    [InlineData("image/svg+xml", true)]
    [InlineData(null, true)]
    [InlineData("image/png", false)]
    [InlineData("application/octet-stream", false)]
    public void A_report_shows_only_a_body_that_is_text(string? type, bool isShown)
    {
        var report = new HttpNotFoundException(null, new ErrorResponse("some words", type)).ToString();

        Assert.Equal(isShown, report.Contains("some words", StringComparison.Ordinal));
        Assert.Contains("Body: 10 bytes", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_does_not_show_bytes_that_nobody_calls_text()
    {
        var response = new ErrorResponse { Body = new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 1, 2 } };

        Assert.DoesNotContain("PNG", new HttpNotFoundException(null, response).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_shows_a_thousand_characters_of_the_body_on_one_line()
    {
        var response = new ErrorResponse(new string('x', 990) + "\n\u001b\u202e" + new string('y', 5_000), "text/plain");

        var line = Assert.Single(new HttpNotFoundException(null, response).ToString().Split(Environment.NewLine), line => line.Contains("xxx", StringComparison.Ordinal));

        Assert.Equal(new string('x', 990) + " " + new string('y', 8) + "…", line.Trim());
    }

    [Theory]
    [InlineData("x-request-id,cf-ray", "x-request-id")]
    [InlineData("traceparent,cf-ray", "cf-ray")]
    [InlineData("traceparent,request-id", "request-id")]
    [InlineData("x-correlation-id,x-amzn-requestid", "x-amzn-requestid")]
    [InlineData("x-amzn-requestid,x-ms-request-id", "x-ms-request-id")]
    [InlineData("x-correlation-id,cf-ray", "x-correlation-id")]
    [InlineData("traceparent", "traceparent")]
    [InlineData("server", null)]
    public void RequestId_is_the_first_that_is_there(string fields, string? expected)
    {
        var response = new ErrorResponse { Headers = fields.Split(',').ToDictionary(name => name, name => (IReadOnlyList<string>)[" " + name]) };

        Assert.Equal(expected, new HttpNotFoundException(null, response).RequestId);
    }

    private static async Task<HttpStatusException> ThrowAsync(string address, Action<ScriptedServer> script)
    {
        var time = new ManualTime();
        using var server = new ScriptedServer(time);
        script(server);
        var options = new StatusHandlingOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.MaxRetryAfter = TimeSpan.FromSeconds(60);
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, options, null, time));
        return await Assert.ThrowsAnyAsync<HttpStatusException>(
            () => time.RunAsync(client.GetAsync(address, TestContext.Current.CancellationToken)));
    }
}
