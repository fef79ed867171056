using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Lifecycle;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Lifecycle;

public sealed class SunsetFieldTests
{
    [Theory]
    [InlineData("Sat, 31 Dec 2018 23:59:59 GMT", "2018-12-31T23:59:59")]
    [InlineData("Monday, 31-Dec-18 23:59:59 GMT", "2018-12-31T23:59:59")]
    [InlineData("Mon Dec 31 23:59:59 2018", "2018-12-31T23:59:59")]
    [InlineData("\t Mon, 31 Dec 2018 23:59:59 GMT ", "2018-12-31T23:59:59")]
    [InlineData("2018-12-31T23:59:59Z", "2018-12-31T23:59:59")]
    [InlineData("2018-12-31T23:59:59-01:00", "2019-01-01T00:59:59")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "9999-12-31T23:59:59")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", "0001-01-01T00:00:00")]
    public void A_date_is_read(string line, string expected) => Assert.Equal(Utc(expected), Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    [InlineData("@1688169599")]
    [InlineData("1688169599")]
    [InlineData("2018-12-31")]
    [InlineData("Sat, 32 Dec 2018 23:59:59 GMT")]
    [InlineData("Sat, 31 Dec 0000 23:59:59 GMT")]
    [InlineData("Sat, 31 Dec 2018 23:59:59 GMT, Sat, 31 Dec 2019 23:59:59 GMT")]
    public void What_is_no_date_counts_as_absent(string line) => Assert.Null(Read(line));

    [Fact]
    public void Of_several_lines_the_earliest_date_counts() => Assert.Equal(
        Utc("2018-12-31T23:59:59"),
        Read("Tue, 31 Dec 2019 23:59:59 GMT", "oops", "Mon, 31 Dec 2018 23:59:59 GMT", "Thu, 31 Dec 2020 23:59:59 GMT"));

    [Fact]
    public void No_line_throws() => Prop.ForAll<string>(line =>
    {
        _ = Read($"{line}");
        _ = Read($"Sat, 31 Dec {line}");
    }).QuickCheckThrowOnFailure();

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset? Read(params string[] lines)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Sunset", lines);
        Assert.Equal(SunsetField.TryRead(response.Headers.NonValidated["Sunset"], ManualTime.Start, out var date), date is not null);
        return date;
    }
}
