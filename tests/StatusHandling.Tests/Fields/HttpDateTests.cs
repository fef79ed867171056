using System.Globalization;
using StatusHandling.Fields;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Fields;

public sealed class HttpDateTests
{
    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37")]
    [InlineData("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37")]
    [InlineData("Wed Nov 16 08:49:37 1994", "1994-11-16T08:49:37")]
    [InlineData("Thu, 29 Feb 2024 00:00:00 GMT", "2024-02-29T00:00:00")]
    [InlineData("Sat, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00")]
    public void A_date_in_each_form_is_read(string text, string expected) => Assert.Equal(Utc(expected), Parse(text));

    [Theory]
    [InlineData("SUN, 06 NOV 1994 08:49:37 gmt")]
    [InlineData("sunday, 06-nov-94 08:49:37 GMT")]
    [InlineData("sun nov  6 08:49:37 1994")]
    public void The_case_of_names_does_not_matter(string text) => Assert.Equal(Utc("1994-11-06T08:49:37"), Parse(text));

    [Theory]
    [InlineData("Mon, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Friday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sat Nov  6 08:49:37 1994")]
    public void A_day_of_the_week_that_is_not_the_dates_does_not_matter(string text) =>
        Assert.Equal(Utc("1994-11-06T08:49:37"), Parse(text));

    [Theory]
    [InlineData("Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00")]
    [InlineData("Saturday, 31-Dec-16 23:59:60 GMT", "2017-01-01T00:00:00")]
    [InlineData("Sat Dec 31 23:59:60 2016", "2017-01-01T00:00:00")]
    public void A_leap_second_is_the_one_after_59(string text, string expected) => Assert.Equal(Utc(expected), Parse(text));

    [Fact]
    public void A_moment_past_the_last_date_is_the_last_date() =>
        Assert.Equal(DateTimeOffset.MaxValue, Parse("Fri, 31 Dec 9999 23:59:60 GMT"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Sun")]
    [InlineData("Sun, ")]
    [InlineData("Xyz, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 06 Xyz 1994 08:49:37 GMT")]
    [InlineData("Sun, 6 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 006 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 00 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 31 Nov 1994 08:49:37 GMT")]
    [InlineData("Thu, 29 Feb 2023 00:00:00 GMT")]
    [InlineData("Sun, 06 Nov 94 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 01994 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 0000 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 24:00:00 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:60:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:61 GMT")]
    [InlineData("Sun, 06 Nov 1994 8:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:37")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 UTC")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT ")]
    [InlineData(" Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun,06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun,  06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, -6 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 0٦ Nov 1994 08:49:37 GMT")]
    [InlineData("ſun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-1994 08:49:37 GMT")]
    [InlineData("Sun, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sunday, 06 Nov 94 08:49:37 GMT")]
    [InlineData("Sunday, 30-Feb-94 08:49:37 GMT")]
    [InlineData("Sun Nov 6 08:49:37 1994")]
    [InlineData("Sun Nov 06  08:49:37 1994")]
    [InlineData("Sun Nov  16 08:49:37 1994")]
    [InlineData("Sun Nov  6 08:49:37 1994 GMT")]
    [InlineData("Sun Nov  0 08:49:37 1994")]
    [InlineData("1994-11-06T08:49:37Z")]
    public void What_is_in_no_form_is_no_date(string text) => Assert.False(HttpDate.TryParse(text, RawResponse.Now, out _));

    [Theory]
    [InlineData("2026-11-22T00:00:00", "22-Nov-26 00:00:00", 2026)]
    [InlineData("2026-11-22T00:00:00", "22-Nov-76 00:00:00", 2076)]
    [InlineData("2026-11-22T00:00:00", "22-Nov-76 00:00:01", 1976)]
    [InlineData("2026-11-22T00:00:00", "23-Nov-76 00:00:00", 1976)]
    [InlineData("2026-11-22T00:00:00", "31-Dec-75 23:59:60", 2076)]
    [InlineData("2026-11-22T00:00:00", "01-Jan-77 00:00:00", 1977)]
    [InlineData("2026-11-22T00:00:00", "01-Jan-99 00:00:00", 1999)]
    [InlineData("2026-11-22T00:00:00", "01-Jan-00 00:00:00", 2000)]
    [InlineData("2026-11-22T00:00:00", "29-Feb-00 00:00:00", 2000)]
    [InlineData("2080-06-01T00:00:00", "01-Jan-10 00:00:00", 2110)]
    [InlineData("2080-06-01T00:00:00", "01-Jan-30 00:00:00", 2130)]
    [InlineData("2080-06-01T00:00:00", "01-Jan-31 00:00:00", 2031)]
    [InlineData("1999-12-31T23:59:57", "01-Jan-00 00:00:00", 2000)]
    [InlineData("9949-06-01T00:00:00", "01-Jan-99 00:00:00", 9999)]
    [InlineData("9950-06-01T00:00:00", "01-Jan-99 00:00:00", 9999)]
    [InlineData("9999-12-31T23:59:59", "31-Dec-99 23:59:59", 9999)]
    [InlineData("9999-12-31T23:59:59", "31-Dec-01 23:59:59", 9901)]
    public void A_year_of_two_digits_is_at_most_50_years_ahead(string now, string text, int year)
    {
        Assert.True(HttpDate.TryParse($"Sunday, {text} GMT", Utc(now), out var date));
        Assert.Equal(year, date.Year);
    }

    [Fact]
    public void A_year_of_two_digits_before_there_are_years_is_no_date() =>
        Assert.False(HttpDate.TryParse("Sunday, 22-Nov-99 00:00:00 GMT", DateTimeOffset.MinValue, out _));

    private static DateTimeOffset Parse(string text)
    {
        Assert.True(HttpDate.TryParse(text, RawResponse.Now, out var date));
        Assert.Equal(TimeSpan.Zero, date.Offset);
        return date;
    }

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
