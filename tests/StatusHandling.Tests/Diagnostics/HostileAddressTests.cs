using System.Net.Http.Headers;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Diagnostics;

/// <summary>Hostile addresses and header fields through everything that tells of a call: the word "secret" is searched in all of it.</summary>
public sealed class HostileAddressTests
{
    private const string Address = "https://user:secret@a.test/path?token=secret#secret";

    private static readonly (string Name, string Value)[] Secrets =
    [
        ("Set-Cookie", "sid=secret"),
        ("Authorization", "secret"),
        ("X-Api-Key", "secret"),
        ("WWW-Authenticate", "Digest realm=\"r\", nonce=\"secret\""),
        ("Content-Location", "https://user:secret@a.test/"),
        ("Link", "<https://b.test/?secret>; rel=next, <https://user:secret@b.test/?secret#secret>; rel=sunset"),
        ("Deprecation", "@1"),
        ("Sunset", "Fri, 31 Dec 9999 23:59:59 GMT"),
    ];

    public static TheoryData<string> HostileLocations =>
    [
        "https://user:secret@b.test/x?secret#secret",
        "//user:secret@b.test/?secret",
        "/x?secret#secret",
        "?secret",
        "#secret",
        "http://user:secret@a.test/x?secret",
        "ftp://user:secret@b.test/x?secret#secret",
        "mailto:user?secret",
        "https://user:secret@b.test:99999/\u0007?secret",
        "https://user:sec?ret#secret@b.test/",
        "https://[secret@b.test/?secret",
        "https:\\\\user:secret@b.test\\?secret",
    ];

    public static MatrixTheoryData<int, int> Statuses => new([401, 404, 407, 413, 429, 500, 503, 511, 599, 999], [0, 1]);

    [Theory]
    [MemberData(nameof(HostileLocations))]
    public async Task No_secret_of_a_location_is_told(string location)
    {
        using var telemetry = Listen();
        foreach (var status in new[] { 301, 302, 307 })
        {
            telemetry.Server.Answers(status, [.. Secrets, ("Location", location)]).Answers(500, Secrets).Answers(404, Secrets);

            await AssertNoSecretAsync(telemetry, Request());
            await DrainAsync(telemetry);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task No_secret_of_an_error_is_told(int status, int retries)
    {
        using var telemetry = Listen(options => options.Retry.MaxRetries = retries);
        telemetry.Server.AnswersTimes(2, status, [.. Secrets, ("Retry-After", "1"), ("Location", "/login?secret")]);

        await AssertNoSecretAsync(telemetry, Request());

        Assert.NotEmpty(telemetry.Measurements);
    }

    [Fact]
    public async Task No_secret_of_a_failure_is_told()
    {
        using var telemetry = Listen();
        telemetry.Server.Throws(new HttpRequestException(HttpRequestError.ConnectionError, $"{Address} is not there"))
            .Throws(new HttpRequestException(HttpRequestError.ConnectionError, $"{Address} is not there"));

        await AssertNoSecretAsync(telemetry, Request());

        Assert.Single(telemetry.Logs.OfEvent(402));
    }

    [Fact]
    public async Task No_secret_of_a_success_after_a_retry_and_a_redirect_is_told()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(503, Secrets).Answers(302, [.. Secrets, ("Location", "https://user:secret@b.test/?secret#secret")]).Answers(200, Secrets);

        await AssertNoSecretAsync(telemetry, Request());

        Assert.Single(telemetry.Logs.OfEvent(204));
        Assert.Single(telemetry.Response!.GetRedirects());
    }

    [Fact]
    public async Task No_secret_of_a_remembered_redirect_is_told()
    {
        using var telemetry = Listen(options => options.Redirects.RememberPermanent = true);
        for (var call = 0; call < 2; call++)
        {
            telemetry.Server.Answers(301, ("Location", "https://user:secret@b.test/?secret#secret"), ("Cache-Control", "public")).Answers(200);
            await AssertNoSecretAsync(telemetry, new HttpRequestMessage(HttpMethod.Get, Address));
        }

        Assert.Single(telemetry.Logs.OfEvent(304));
    }

    [Fact]
    public async Task No_secret_of_a_content_that_must_not_leave_its_origin_is_told()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(307, ("Location", "https://user:secret@b.test/?secret"));
        var request = new HttpRequestMessage(HttpMethod.Put, Address) { Content = new StringContent("secret") };
        request.Content.Headers.TryAddWithoutValidation("X-Api-Key", "secret");

        await AssertNoSecretAsync(telemetry, request);

        Assert.Single(telemetry.Logs.OfEvent(306));
    }

    [Fact]
    public async Task No_secret_of_a_redirect_that_another_followed_is_told()
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(_ => new HttpResponseMessage
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://user:secret@b.test/?secret#secret"),
        });

        await AssertNoSecretAsync(telemetry, Request());

        Assert.Single(telemetry.Logs.OfEvent(302));
    }

    private static Telemetry Listen(Action<StatusHandlingOptions>? configure = null) => new(options =>
    {
        options.Retry.MaxRetries = 1;
        options.ReportLifecycle = true;
        configure?.Invoke(options);
    });

    private static HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "secret");
        request.Headers.TryAddWithoutValidation("Cookie", "secret");
        return request;
    }

    private static async Task AssertNoSecretAsync(Telemetry telemetry, HttpRequestMessage request)
    {
        var failure = await telemetry.SendAsync(request);
        var ours = telemetry.Logs.Entries.Where(entry => entry.Category.StartsWith("StatusHandling", StringComparison.Ordinal)).ToList();
        telemetry.Observe();
        IEnumerable<object?> told =
        [
            .. ours.Select(entry => entry.Message),
            .. ours.SelectMany(entry => entry.Values.Values),
            .. ours.SelectMany(entry => entry.Values.Values.OfType<Uri>().Select(uri => uri.OriginalString)),
            .. telemetry.Measurements,
            .. telemetry.Events,
            telemetry.Trace!.StatusDescription,
            .. telemetry.Trace.TagObjects.Select(tag => tag.Value),
            .. ToldBy(failure),
            .. telemetry.Response?.GetAttempts() ?? [],
            .. telemetry.Response?.GetRedirects() ?? [],
        ];

        Assert.All(told, text => Assert.DoesNotContain("secret", text?.ToString() ?? "", StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(ours);
    }

    // The words of an exception that is not ours are its maker's.
    private static IEnumerable<object?> ToldBy(Exception? failure) => failure switch
    {
        HttpStatusException ours =>
        [
            ours.Message, ours, ours.RequestUri?.OriginalString, .. ours.Attempts, .. ours.Redirects,
            .. ours.Response.Headers.Values.SelectMany(lines => lines),
        ],
        null => [],
        _ => (IReadOnlyList<StatusAttempt>)failure.Data["StatusHandling.Attempts"]!,
    };

    private static async Task DrainAsync(Telemetry telemetry)
    {
        while (!telemetry.Server.IsOver)
        {
            await telemetry.GetAsync();
        }

        telemetry.Clear();
    }
}
