using StatusHandling.Tests.Fakes;
using StatusHandling.Throttling;

namespace StatusHandling.Tests.Throttling;

public sealed class DelayTextTests
{
    [Theory]
    [InlineData("1.5", 15_000_000)]
    [InlineData("0.0000001", 1)]
    [InlineData("0.00000001", 1)]
    [InlineData("0.00000010", 1)]
    [InlineData("1.00000000000000000000001", 10_000_001)]
    [InlineData("922337203685.4775807", long.MaxValue)]
    [InlineData("922337203685.4775806", long.MaxValue - 1)]
    [InlineData("922337203685.47758065", long.MaxValue)]
    [InlineData("922337203685.4775808", long.MaxValue)]
    [InlineData("0", 0)]
    [InlineData("5,7", 70_000_000)]
    [InlineData("7 ,\t5", 70_000_000)]
    [InlineData("1.5, 0.5, 1", 15_000_000)]
    public void Retry_after_is_read_to_the_tick(string value, long ticks) =>
        Assert.Equal(TimeSpan.FromTicks(ticks), Read(503, ("Retry-After", value)));

    [Theory]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("1e3")]
    [InlineData("5,")]
    [InlineData(",5")]
    [InlineData("5,,7")]
    [InlineData("5, soon")]
    [InlineData("5;7")]
    [InlineData("5, Sun, 22 Nov 2026 00:01:30 GMT")]
    [InlineData("Sun, 22 Nov 2026 00:01:30 GMT, Sun, 22 Nov 2026 00:02:30 GMT")]
    [InlineData("42\n")]
    [InlineData("42\u2003")]
    public void Anything_else_in_a_line_is_unreadable(string value)
    {
        using var response = RawResponse.With(503, ("Retry-After", value));
        var asked = RequestedDelay.Read(response, RawResponse.Now);
        Assert.Null(asked.Delay);
        Assert.NotNull(asked.Unreadable);
    }

    [Theory]
    [InlineData("12.5", 125_000L)]
    [InlineData("0.00001", 1L)]
    [InlineData("1, 2", 20_000L)]
    [InlineData("99999999999999999999", long.MaxValue)]
    [InlineData("Sun, 22 Nov 2026 00:01:30 GMT", null)]
    [InlineData("-1", null)]
    [InlineData("", null)]
    public void Milliseconds_are_numbers_only(string value, long? ticks) =>
        Assert.Equal(ticks is { } some ? TimeSpan.FromTicks(some) : null, Read(500, ("retry-after-ms", value)));

    [Theory]
    [InlineData("Sun, 22 Nov 2026 00:00:20 GMT")]
    [InlineData("\tSun, 22 Nov 2026 00:00:20 GMT ")]
    [InlineData("Sunday, 22-Nov-26 00:00:20 GMT")]
    public void A_date_is_measured_from_the_date_of_the_response(string date)
    {
        Assert.Equal(TimeSpan.FromSeconds(70), Read(503, ("Date", date), ("Retry-After", "Sun, 22 Nov 2026 00:01:30 GMT")));
        Assert.Equal(TimeSpan.FromSeconds(70), Read(503, ("Date", date), ("Retry-After", "2026-11-22T00:01:30Z")));
        Assert.Equal(TimeSpan.FromSeconds(70), Read(503, ("Date", date), ("X-RateLimit-Reset", "1795305690")));
        Assert.Equal(TimeSpan.FromSeconds(30), Read(503, ("Date", date), ("Retry-After", "30")));
        Assert.Equal(TimeSpan.Zero, Read(503, ("Date", date), ("Retry-After", "Sun, 22 Nov 2026 00:00:10 GMT")));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("0")]
    public void A_date_of_the_response_that_cannot_be_read_is_not_used(string date)
    {
        Assert.Equal(TimeSpan.FromSeconds(90), Read(503, ("Date", date), ("Retry-After", "Sun, 22 Nov 2026 00:01:30 GMT")));
        Assert.Equal(
            TimeSpan.FromSeconds(70),
            Read(503, ("Date", date), ("Date", "Sun, 22 Nov 2026 00:00:20 GMT"), ("Retry-After", "Sun, 22 Nov 2026 00:01:30 GMT")));
    }

    [Fact]
    public void A_date_is_measured_to_the_tick()
    {
        using var response = RawResponse.With(503, ("Retry-After", "Sun, 22 Nov 2026 00:00:01 GMT"));
        Assert.Equal(TimeSpan.FromTicks(9_999_999), RequestedDelay.Read(response, RawResponse.Now.AddTicks(1)).Delay);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("1000000000", 1_000_000_000)]
    [InlineData("1000000000.1", 0)]
    [InlineData("1000000001", 0)]
    [InlineData("1795305690", 90)]
    [InlineData("1795305690000", 90)]
    [InlineData("1000000000001", 0)]
    [InlineData("1000000000000", 251_606_995_200)]
    [InlineData("99999999999999999999999", 251_606_995_200)]
    [InlineData("5, 7", 7)]
    [InlineData("Sun, 22 Nov 2026 00:01:30 GMT", 90)]
    public void A_reset_is_seconds_or_a_unix_time(string value, long seconds)
    {
        foreach (var name in (string[])["RateLimit-Reset", "X-RateLimit-Reset"])
        {
            var delay = Assert.NotNull(Read(429, (name, value)));
            Assert.Equal(seconds, (long)delay.TotalSeconds);
        }
    }

    private static TimeSpan? Read(int status, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        using var response = RawResponse.With(status, headers);
        return RequestedDelay.Read(response, RawResponse.Now).Delay;
    }
}
