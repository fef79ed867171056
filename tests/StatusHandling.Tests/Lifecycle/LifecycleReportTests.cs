using System.Net;
using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Lifecycle;

/// <summary>What is told of announcements, through the whole pipeline. Information is in 500, what has a sunset in 501.</summary>
public sealed class LifecycleReportTests
{
    private static readonly (string Name, string Value) Deprecated = ("Deprecation", "@1688169599");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deprecated_resource_is_told_once(bool synchronous)
    {
        using var scene = Listen(synchronous);
        scene.Server.AnswersTimes(3, 200, Deprecated, ("Link", "<https://a.test/docs>; rel=\"deprecation\""));

        for (var call = 0; call < 3; call++)
        {
            Assert.Equal(HttpStatusCode.OK, (await scene.GetAsync("http://a.test/v1/orders?key=1")).StatusCode);
        }

        var entry = Assert.Single(Told(scene));
        Assert.Equal((500, LogLevel.Information), (entry.EventId.Id, entry.Level));
        Assert.Equal(
            "Default: GET http://a.test/v1/orders?* answered 200 and is deprecated (2023-06-30 23:59:59Z); links: deprecation <https://a.test/docs>.",
            entry.Message);
    }

    [Fact]
    public async Task A_sunset_is_told_with_its_deprecation()
    {
        using var scene = Listen();
        scene.Server.Answers(204, Deprecated, SunsetIn(TimeSpan.FromDays(40)));

        await scene.GetAsync();

        Assert.Equal(
            "Default: GET http://a.test/ answered 204 and has its sunset at 2027-01-01 00:00:00Z (deprecation: 2023-06-30 23:59:59Z); links: none.",
            Assert.Single(Told(scene)).Message);
    }

    [Fact]
    public async Task What_is_not_said_is_told_as_such()
    {
        using var scene = Listen();
        scene.Server.Answers(200, ("Deprecation", "true")).Answers(200, SunsetIn(TimeSpan.FromDays(40)));

        await scene.GetAsync();
        await scene.GetAsync();

        Assert.Equal(["without a date", "none"], Told(scene).Select(entry => entry.Values["Deprecation"]));
    }

    [Theory]
    [InlineData(30, 1, LogLevel.Information)]
    [InlineData(30, 0, LogLevel.Information)]
    [InlineData(30, -1, LogLevel.Warning)]
    [InlineData(0, 1, LogLevel.Warning)]
    [InlineData(0, 0, LogLevel.Warning)]
    [InlineData(0, -1, LogLevel.Warning)]
    [InlineData(-10_000, 0, LogLevel.Warning)]
    public async Task A_sunset_that_is_nearer_than_30_days_or_past_is_a_warning(int days, int seconds, LogLevel level)
    {
        using var scene = Listen();
        scene.Server.Answers(200, SunsetIn(TimeSpan.FromDays(days) + TimeSpan.FromSeconds(seconds)));

        await scene.GetAsync();

        var entry = Assert.Single(Told(scene));
        Assert.Equal((501, level), (entry.EventId.Id, entry.Level));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_response_of_a_call_is_looked_at(bool synchronous)
    {
        using var scene = Listen(synchronous);
        scene.Server
            .Answers(503, ("Retry-After", "0"), ("Deprecation", "@1"))
            .Answers(302, ("Location", "http://b.test/"), ("Deprecation", "@2"))
            .Answers(503, ("Retry-After", "0"), ("Deprecation", "@3"))
            .Answers(404, ("Deprecation", "@4"));

        var outcome = await scene.GetAsync();

        Assert.IsType<HttpNotFoundException>(outcome.Failure);
        Assert.Equal([503, 302, 503, 404], Told(scene).Select(entry => entry.Values["StatusCode"]));
        Assert.Equal(
            ["http://a.test/", "http://a.test/", "http://b.test/", "http://b.test/"],
            Told(scene).Select(entry => entry.Values["Uri"]!.ToString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_walks_the_chain_from_the_start_is_looked_at_too(bool synchronous)
    {
        using var scene = Listen(synchronous);
        scene.Options.Retry.AttemptTimeout = TimeSpan.FromSeconds(5);
        scene.Server.Answers(200, Deprecated);

        await scene.GetAsync();

        Assert.Single(Told(scene));
    }

    [Fact]
    public async Task A_response_of_an_address_that_the_primary_followed_to_is_told_for_that_address()
    {
        using var scene = Listen();
        scene.Server.Answers(_ =>
        {
            var response = new HttpResponseMessage { RequestMessage = new HttpRequestMessage(HttpMethod.Get, "http://b.test/v2") };
            response.Headers.Add("Deprecation", "@1");
            return response;
        });

        await scene.GetAsync();

        Assert.Equal("http://b.test/v2", Assert.Single(Told(scene)).Values["Uri"]!.ToString());
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task Nothing_is_told_unless_it_was_asked_for(int status)
    {
        using var scene = new Scene();
        scene.Server.Answers(status, Deprecated, SunsetIn(TimeSpan.Zero));

        await scene.GetAsync();

        Assert.Empty(Told(scene));
    }

    [Fact]
    public async Task What_nobody_reads_is_told_when_somebody_does()
    {
        using var logs = new CapturedLogs(LogLevel.Warning);
        using var server = new ScriptedServer();
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(server, new() { ReportLifecycle = true }, logs, new ManualTime()));
        server.Answers(200, Deprecated).Answers(200, Deprecated, SunsetIn(TimeSpan.FromDays(1)));

        for (var call = 0; call < 2; call++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
            await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        Assert.Equal(501, Assert.Single(logs.Entries).EventId.Id);
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 200)]
    [InlineData(false, 503)]
    [InlineData(true, 503)]
    public async Task A_logger_that_fails_leaves_no_response_open(bool synchronous, int status)
    {
        using var logs = new FailingLogs();
        using var server = new ScriptedServer();
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(server, new() { ReportLifecycle = true }, logs));
        server.Answers(status, Deprecated);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");

        await Assert.ThrowsAsync<NotSupportedException>(() => synchronous
            ? Task.Run(() => client.Send(request, TestContext.Current.CancellationToken))
            : client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.True(server.Contents[0].IsDisposed);
    }

    private static Scene Listen(bool synchronous = false) => new() { IsSynchronous = synchronous, Options = { ReportLifecycle = true } };

    private static (string Name, string Value) SunsetIn(TimeSpan time) =>
        ("Sunset", (ManualTime.Start + time).ToString("R", System.Globalization.CultureInfo.InvariantCulture));

    private static List<LogEntry> Told(Scene scene) => [.. scene.Logs.Entries.Where(entry => entry.EventId.Id is >= 500 and < 600)];
}
