using StatusHandling.Settings;

namespace StatusHandling.Tests.Settings;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("250ms", "00:00:00.25")]
    [InlineData("5s", "00:00:05")]
    [InlineData("1.5s", "00:00:01.5")]
    [InlineData("5 s", "00:00:05")]
    [InlineData("2M", "00:02:00")]
    [InlineData("1h", "01:00:00")]
    [InlineData("36h", "1.12:00:00")]
    [InlineData("-5s", "-00:00:05")]
    [InlineData("-250ms", "-00:00:00.25")]
    [InlineData("00:00:05", "00:00:05")]
    [InlineData("0:0:5", "00:00:05")]
    [InlineData("00:00:00.250", "00:00:00.25")]
    [InlineData("1.00:00:00", "1.00:00:00")]
    [InlineData("1.00:00:00.5", "1.00:00:00.5000000")]
    public void A_duration_is_read_and_written(string text, string expected)
    {
        Assert.True(DurationText.TryParse(text, out var value));
        Assert.Equal(expected, DurationText.Format(value));
        Assert.True(DurationText.TryParse(expected, out var again));
        Assert.Equal(value, again);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("5:30")]
    [InlineData("5d")]
    [InlineData("5 seconds")]
    [InlineData("1,5s")]
    [InlineData("1e3s")]
    [InlineData("NaNs")]
    [InlineData("25:00:00")]
    [InlineData("00:60:00")]
    [InlineData("99999999999999999999h")]
    public void A_text_without_a_clear_unit_is_no_duration(string text) => Assert.False(DurationText.TryParse(text, out _));
}
