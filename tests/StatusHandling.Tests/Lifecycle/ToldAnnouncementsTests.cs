using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Lifecycle;

public sealed class ToldAnnouncementsTests
{
    private static readonly (string Name, string Value) Deprecated = ("Deprecation", "@1688169599");

    [Fact]
    public async Task A_sunset_is_told_again_when_it_comes_near_and_when_it_is_past()
    {
        using var scene = Listen();
        var sunset = ("Sunset", "Fri, 01 Jan 2027 00:00:00 GMT");
        foreach (var days in new[] { 0, 10, 1, 28, 1, 1 })
        {
            scene.Time.Advance(TimeSpan.FromDays(days));
            scene.Server.Answers(200, sunset);
            await scene.GetAsync();
        }

        Assert.Equal([LogLevel.Information, LogLevel.Warning, LogLevel.Warning], Told(scene).Select(entry => entry.Level));
    }

    [Theory]
    [InlineData("http://a.test/v1/users", 1)]
    [InlineData("http://a.test/v1", 1)]
    [InlineData("http://A.TEST:8080/v1/", 1)]
    [InlineData("https://u:p@a.test//v1?x#y", 1)]
    [InlineData("http://a.test/", 2)]
    [InlineData("http://a.test/V1/orders", 2)]
    [InlineData("http://a.test/v2/orders", 2)]
    [InlineData("http://b.test/v1/orders", 2)]
    public async Task An_announcement_is_told_once_for_a_host_and_first_segment(string address, int told)
    {
        using var scene = Listen();
        scene.Server.AnswersTimes(2, 200, Deprecated);

        await scene.GetAsync("http://a.test/v1/orders");
        await scene.GetAsync(address);

        Assert.Equal(told, Told(scene).Count);
    }

    [Fact]
    public async Task Each_client_tells_for_itself()
    {
        using var one = Listen();
        using var other = Listen();
        one.Server.Answers(200, Deprecated);
        other.Server.Answers(200, Deprecated);

        await one.GetAsync();
        await other.GetAsync();

        Assert.Single(Told(one));
        Assert.Single(Told(other));
    }

    [Fact]
    public async Task Changed_dates_are_told_again_five_times_at_most()
    {
        using var scene = Listen();
        string[] dates = ["@1", "@2", "@1", "@3", "@2", "@4", "@5", "@6", "@7", "@1"];
        foreach (var date in dates)
        {
            scene.Server.Answers(200, ("Deprecation", date));
            await scene.GetAsync();
        }

        Assert.Equal(
            Enumerable.Range(1, 5).Select(second => $"1970-01-01 00:00:0{second}Z"),
            Told(scene).Select(entry => entry.Values["Deprecation"]));
    }

    [Fact]
    public async Task Of_a_thousand_and_one_segments_the_last_is_not_told_and_that_is_said()
    {
        using var scene = Listen();
        for (var segment = 0; segment < 1001; segment++)
        {
            scene.Server.AnswersTimes(2, 200, Deprecated);
            await scene.GetAsync($"http://a.test/{segment}/");
            await scene.GetAsync($"http://a.test/{segment}/again");
        }

        scene.Server.Answers(200, ("Deprecation", "@1"));
        await scene.GetAsync("http://a.test/999/");

        Assert.Equal(1001, scene.Logs.OfEvent(500).Count);
        Assert.DoesNotContain(scene.Logs.OfEvent(500), entry => entry.Message.Contains("/1000/", StringComparison.Ordinal));
        Assert.Equal(
            "Default: 1000 hosts and first path segments have announced an end. What others announce is counted, but no longer logged.",
            Assert.Single(scene.Logs.OfEvent(502)).Message);
    }

    private static Scene Listen() => new() { Options = { ReportLifecycle = true } };

    private static List<LogEntry> Told(Scene scene) => [.. scene.Logs.Entries.Where(entry => entry.EventId.Id is 500 or 501)];
}
