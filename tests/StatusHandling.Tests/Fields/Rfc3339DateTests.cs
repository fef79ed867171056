using System.Globalization;
using StatusHandling.Fields;

namespace StatusHandling.Tests.Fields;

public sealed class Rfc3339DateTests
{
    [Theory]
    [InlineData("2026-11-22T00:01:30Z", "2026-11-22T00:01:30.0000000")]
    [InlineData("2026-11-22t00:01:30z", "2026-11-22T00:01:30.0000000")]
    [InlineData("2026-11-22 00:01:30Z", "2026-11-22T00:01:30.0000000")]
    [InlineData("2026-11-22T02:01:30+02:00", "2026-11-22T00:01:30.0000000")]
    [InlineData("2026-11-21T18:31:30-05:30", "2026-11-22T00:01:30.0000000")]
    [InlineData("2026-11-22T00:01:30-00:00", "2026-11-22T00:01:30.0000000")]
    [InlineData("2026-11-22T00:01:30.5Z", "2026-11-22T00:01:30.5000000")]
    [InlineData("2026-11-22T00:01:30.1234567Z", "2026-11-22T00:01:30.1234567")]
    [InlineData("2026-11-22T00:01:30.12345670Z", "2026-11-22T00:01:30.1234567")]
    [InlineData("2026-11-22T00:01:30.12345671Z", "2026-11-22T00:01:30.1234568")]
    [InlineData("2026-11-22T00:01:30.99999999Z", "2026-11-22T00:01:31.0000000")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000")]
    [InlineData("2016-12-31T15:59:60.25-08:00", "2017-01-01T00:00:00.2500000")]
    [InlineData("9999-12-31T23:59:60Z", "9999-12-31T23:59:59.9999999")]
    [InlineData("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59.9999999")]
    public void A_date_is_read_as_one_moment(string text, string expected)
    {
        Assert.True(Rfc3339Date.TryParse(text, out var date));
        Assert.Equal(TimeSpan.Zero, date.Offset);
        Assert.Equal(expected, date.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T00:01:30")]
    [InlineData("2026-11-22T00:01Z")]
    [InlineData("2026-11-22T00:01:30.Z")]
    [InlineData("2026-11-22T00:01:30,5Z")]
    [InlineData("2026-11-22T00:01:30+0200")]
    [InlineData("2026-11-22T00:01:30+02")]
    [InlineData("2026-11-22T00:01:30+24:00")]
    [InlineData("2026-11-22T00:01:30+02:60")]
    [InlineData("2026-11-22T00:01:30 Z")]
    [InlineData("2026-11-22T00:01:30ZZ")]
    [InlineData("2026-11-22  00:01:30Z")]
    [InlineData("2026-11-22_00:01:30Z")]
    [InlineData("2026-13-22T00:01:30Z")]
    [InlineData("2026-02-29T00:01:30Z")]
    [InlineData("2026-11-22T24:00:00Z")]
    [InlineData("2026-11-22T00:01:61Z")]
    [InlineData("20261122T000130Z")]
    [InlineData("12026-11-22T00:01:30Z")]
    [InlineData("-2026-11-22T00:01:30Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("2026-W47-7T00:01:30Z")]
    public void What_is_not_in_the_form_is_no_date(string text) => Assert.False(Rfc3339Date.TryParse(text, out _));
}
