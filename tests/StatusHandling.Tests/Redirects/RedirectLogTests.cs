using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

public sealed class RedirectLogTests
{
    [Theory]
    [InlineData(300, 300, LogLevel.Information)]
    [InlineData(301, 303, LogLevel.Warning)]
    [InlineData(302, 300, LogLevel.Information)]
    [InlineData(303, 300, LogLevel.Information)]
    [InlineData(307, 300, LogLevel.Information)]
    [InlineData(308, 303, LogLevel.Warning)]
    public async Task A_hop_is_told_and_a_permanent_one_loudly(int status, int eventId, LogLevel level)
    {
        using var scene = new Scene();
        scene.Server.Answers(status, ("Location", "http://u:p@b.test/x?key=1#f")).Answers(200);

        await scene.GetAsync("http://a.test/?token=1");

        var entry = Assert.Single(OfRedirects(scene));
        Assert.Equal((eventId, level), (entry.EventId.Id, entry.Level));
        Assert.Equal(
            ("http://a.test/?*", "http://b.test/x?*", status, HttpMethod.Get),
            (entry.Values["Uri"]!.ToString(), entry.Values["Location"]!.ToString(), entry.Values["StatusCode"], entry.Values["Method"]));
    }

    [Fact]
    public async Task The_advice_to_change_an_address_is_given_once_for_each_pair()
    {
        using var scene = new Scene();
        foreach (var target in new[] { "/x", "/x?2", "/y", "/x", "/x?3" })
        {
            scene.Server.Answers(301, ("Location", target)).Answers(200);
            await scene.GetAsync();
        }

        Assert.Equal(
            [LogLevel.Warning, LogLevel.Warning, LogLevel.Warning, LogLevel.Debug, LogLevel.Debug],
            scene.Logs.OfEvent(303).Select(entry => entry.Level));
        Assert.Contains("Change the configured address", scene.Logs.OfEvent(303)[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301, "/x")]
    [InlineData(302, "/x")]
    [InlineData(302, "ftp://b.test/")]
    public async Task The_level_of_the_policy_replaces_ours(int status, string location)
    {
        using var scene = new Scene();
        scene.Options.On("3xx").LogLevel = LogLevel.Trace;
        scene.Server.Answers(status, ("Location", location)).Answers(200);

        await scene.GetAsync();

        Assert.Equal(LogLevel.Trace, Assert.Single(OfRedirects(scene)).Level);
    }

    [Fact]
    public async Task A_temporary_redirect_is_told_as_loudly_every_time()
    {
        using var scene = new Scene();
        for (var i = 0; i < 2; i++)
        {
            scene.Server.Answers(302, ("Location", "/x")).Answers(200);
            await scene.GetAsync();
        }

        Assert.Equal([LogLevel.Information, LogLevel.Information], OfRedirects(scene).Select(entry => entry.Level));
    }

    [Fact]
    public async Task A_permanent_redirect_whose_level_is_set_is_told_at_it_every_time()
    {
        using var scene = new Scene();
        scene.Options.On("301").LogLevel = LogLevel.Error;
        for (var i = 0; i < 2; i++)
        {
            scene.Server.Answers(301, ("Location", "/x")).Answers(200);
            await scene.GetAsync();
        }

        Assert.Equal([LogLevel.Error, LogLevel.Error], OfRedirects(scene).Select(entry => entry.Level));
    }

    [Theory]
    [InlineData(LogLevel.Trace)]
    [InlineData(LogLevel.Error)]
    public async Task A_remembered_hop_and_a_wait_before_one_are_told_at_the_level_of_the_policy(LogLevel level)
    {
        using var logs = new CapturedLogs(level);
        using var scene = new Scene();
        scene.Options.On("3xx").LogLevel = level;
        scene.Options.Redirects.RememberPermanent = true;
        scene.Server.Answers(301, ("Location", "/x"), ("Retry-After", "1")).Answers(200).Answers(200);
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(scene.Server, scene.Options, logs, scene.Time));
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
            using var response = await scene.Time.RunAsync(client.SendAsync(request, TestContext.Current.CancellationToken));
        }

        Assert.Equal([level, level, level], logs.Entries.Where(entry => entry.EventId.Id is >= 300 and < 400).Select(entry => entry.Level));
    }

    [Theory]
    [InlineData("ftp://u:p@b.test/x?y#z", RedirectFailure.SchemeNotAllowed, "...b.test/x...")]
    [InlineData("http://u:p@b.test:99999/\u0007", RedirectFailure.InvalidLocation, "...b.test:99999/\\u0007")]
    [InlineData(null, RedirectFailure.MissingLocation, "nowhere")]
    public async Task A_refusal_is_a_warning_with_its_reason_and_without_secrets(string? location, RedirectFailure reason, string shown)
    {
        using var scene = new Scene();
        scene.Server.Answers(302, location is null ? [] : [("Location", location)]);

        await scene.GetAsync("http://u:p@a.test/?token=1");

        var entry = Assert.Single(scene.Logs.OfEvent(301));
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Equal(("http://a.test/?*", shown, reason), (entry.Values["Uri"]!.ToString(), entry.Values["Location"], entry.Values["Reason"]));
    }

    private static IEnumerable<LogEntry> OfRedirects(Scene scene) => scene.Logs.Entries.Where(entry => entry.EventId.Id is >= 300 and < 400);
}
