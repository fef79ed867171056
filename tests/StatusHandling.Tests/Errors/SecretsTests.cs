using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Errors;

public sealed class SecretsTests
{
    [Fact]
    public async Task No_secret_of_request_or_response_is_on_an_exception()
    {
        var time = new ManualTime();
        using var logs = new CapturedLogs();
        var options = new StatusHandlingOptions();
        options.SensitiveHeaders.Add("X-Tenant");
        options.Retry.MaxRetries = 1;
        using var server = new ScriptedServer(time).Answers(503).Answers(
            401,
            """{"title":"See https://user:secret@login.test/?secret#secret"}""",
            ("Content-Type", "application/problem+json"),
            ("Set-Cookie", "sid=secret"),
            ("Authorization", "secret"),
            ("X-Api-Key", "secret"),
            ("X-Tenant", "secret"),
            ("Authentication-Info", "nextnonce=\"secret\""),
            ("Location", "/login?token=secret#secret"),
            ("Content-Location", "https://user:secret@a.test/"),
            ("Link", "<https://b.test/?secret>; rel=next"),
            ("WWW-Authenticate", "Negotiate secretsecret==, Digest realm=\"r\", nonce=\"secret\", opaque=\"secret\""));
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, options, logs, time));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://user:secret@a.test/path?token=secret#secret");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer secret");
        request.Headers.TryAddWithoutValidation("Cookie", "secret");

        var exception = await Assert.ThrowsAsync<HttpUnauthorizedException>(
            () => time.RunAsync(client.SendAsync(request, TestContext.Current.CancellationToken)));

        string[] shown =
        [
            exception.Message,
            exception.ToString(),
            exception.RequestUri!.OriginalString,
            .. exception.Response.Headers.Values.SelectMany(lines => lines),
            .. exception.Attempts.Select(attempt => attempt.ToString()),
            .. exception.Challenges.Select(challenge => challenge.ToString()),
            .. logs.Entries.Select(entry => entry.Message),
        ];
        Assert.All(shown, text => Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("https://a.test/path?*", exception.RequestUri.OriginalString);
        Assert.Equal(2, exception.Attempts.Count);
        Assert.Equal(["Negotiate", "Digest"], exception.Challenges.Select(challenge => challenge.Scheme));
        Assert.Equal("r", exception.Challenges[1].Realm);
        Assert.Empty(exception.Data);
    }

    [Fact]
    public async Task No_public_property_leads_to_a_secret()
    {
        using var server = new ScriptedServer().Answers(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("fine") };
            response.Headers.TryAddWithoutValidation("Set-Cookie", "secret");
            return response;
        });
        using var client = new HttpClient(StatusHandlingPipeline.Create(server));
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Mine", "secret");

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(
            () => client.GetAsync("http://a.test/?secret", TestContext.Current.CancellationToken));

        foreach (var property in exception.GetType().GetProperties())
        {
            Assert.DoesNotContain("secret", property.GetValue(exception)?.ToString() ?? "", StringComparison.Ordinal);
        }
    }
}
