using System.Globalization;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Lifecycle;

public sealed class LifecycleSignalTests
{
    private const string Counter = "status_handling.lifecycle.announcements";

    [Fact]
    public async Task Every_response_that_announces_an_end_is_counted()
    {
        using var telemetry = Listen();
        telemetry.Server.AnswersTimes(2, 200, ("Deprecation", "@1")).Answers(200);

        for (var call = 0; call < 3; call++)
        {
            Assert.Null(await telemetry.GetAsync("http://a.test/v1/orders"));
        }

        Assert.Equal(
            Enumerable.Repeat(
                $"{Counter} 1 client.name=api http.request.method=GET http.response.status_code=200 server.address=a.test status_handling.reason=Deprecated", 2),
            telemetry.Measurements);
        Assert.Single(telemetry.Logs.OfEvent(500));
        Assert.Empty(telemetry.Events);
    }

    [Theory]
    [InlineData(31, "SunsetAhead")]
    [InlineData(30, "SunsetAhead")]
    [InlineData(29, "SunsetNear")]
    [InlineData(0, "SunsetPast")]
    [InlineData(-1, "SunsetPast")]
    public async Task The_reason_is_how_far_it_has_come(int days, string reason)
    {
        using var telemetry = Listen();
        telemetry.Server.Answers(
            200, ("Deprecation", "@1"), ("Sunset", (ManualTime.Start + TimeSpan.FromDays(days)).ToString("R", CultureInfo.InvariantCulture)));

        await telemetry.GetAsync();

        Assert.EndsWith($" status_handling.reason={reason}", Assert.Single(telemetry.Measured(Counter)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_send_of_a_call_is_counted()
    {
        using var telemetry = Listen();
        telemetry.Server
            .Answers(503, ("Retry-After", "0"), ("Deprecation", "@1"))
            .Answers(302, ("Location", "http://b.test/"), ("Deprecation", "@1"))
            .Answers(404, ("Deprecation", "@1"));

        await telemetry.GetAsync();

        Assert.Equal(
            ["status_code=503 server.address=a.test", "status_code=302 server.address=a.test", "status_code=404 server.address=b.test"],
            telemetry.Measured(Counter).Select(line => line[line.IndexOf("status_code", StringComparison.Ordinal)..line.LastIndexOf(' ')]));
    }

    [Fact]
    public async Task What_is_beyond_the_bound_of_the_log_is_counted()
    {
        using var telemetry = Listen();
        for (var segment = 0; segment < 1002; segment++)
        {
            telemetry.Server.Answers(200, ("Deprecation", "@1"));
            await telemetry.GetAsync($"http://a.test/{segment}");
        }

        Assert.Equal(1002, telemetry.Measured(Counter).Count());
        Assert.Equal(1000, telemetry.Logs.OfEvent(500).Count);
    }

    [Fact]
    public async Task Nothing_is_counted_unless_it_was_asked_for()
    {
        using var telemetry = new Telemetry();
        telemetry.Server.Answers(200, ("Deprecation", "@1"));

        await telemetry.GetAsync();

        Assert.Empty(telemetry.Measurements);
    }

    private static Telemetry Listen() => new(options => options.ReportLifecycle = true);
}
