using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Lifecycle;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Lifecycle;

public sealed class DeprecationFieldTests
{
    [Theory]
    [InlineData("@1688169599", "2023-06-30T23:59:59")]
    [InlineData("@0", "1970-01-01T00:00:00")]
    [InlineData("@-1", "1969-12-31T23:59:59")]
    [InlineData("@000000000000001", "1970-01-01T00:00:01")]
    [InlineData(" \t@1688169599 ", "2023-06-30T23:59:59")]
    [InlineData("@1688169599;x=1;y", "2023-06-30T23:59:59")]
    public void A_structured_date_is_read(string line, string expected) => Assert.Equal(Utc(expected), Read(line));

    [Theory]
    [InlineData("@253402300799", "9999-12-31T23:59:59")]
    [InlineData("@253402300800", "9999-12-31T23:59:59")]
    [InlineData("@999999999999999", "9999-12-31T23:59:59")]
    [InlineData("@-62135596800", "0001-01-01T00:00:00")]
    [InlineData("@-62135596801", "0001-01-01T00:00:00")]
    [InlineData("@-999999999999999", "0001-01-01T00:00:00")]
    public void A_date_beyond_those_of_the_calendar_is_its_last_or_first(string line, string expected) => Assert.Equal(Utc(expected), Read(line));

    [Theory]
    [InlineData("Sun, 11 Nov 2018 23:59:59 GMT", "2018-11-11T23:59:59")]
    [InlineData("Sunday, 11-Nov-18 23:59:59 GMT", "2018-11-11T23:59:59")]
    [InlineData("2018-11-11T23:59:59Z", "2018-11-11T23:59:59")]
    public void A_date_in_a_form_of_the_drafts_is_read(string line, string expected) => Assert.Equal(Utc(expected), Read(line));

    [Theory]
    [InlineData("true")]
    [InlineData(" True ")]
    public void True_announces_a_deprecation_without_a_date(string line) => Assert.Null(Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("@-")]
    [InlineData("@ 1")]
    [InlineData("@+1")]
    [InlineData("@--1")]
    [InlineData("@1.5")]
    [InlineData("@1 ;x")]
    [InlineData("@1, @2")]
    [InlineData("@1x")]
    [InlineData("@1000000000000000")]
    [InlineData("@\u0661")]
    [InlineData("1688169599")]
    [InlineData("\"@1688169599\"")]
    [InlineData("false")]
    [InlineData("?0")]
    [InlineData("version=\"v1\"")]
    [InlineData("Sun, 11 Nov 0000 23:59:59 GMT")]
    public void What_has_none_of_these_forms_counts_as_absent(string line) => Assert.False(TryRead(out _, line));

    [Theory]
    [InlineData("1970-01-01T00:00:01", "@2", "@1", "@3")]
    [InlineData("1970-01-01T00:00:02", "true", "@2")]
    [InlineData("1970-01-01T00:00:02", "@2", "true")]
    [InlineData("1970-01-01T00:00:02", "oops", "@2")]
    public void Of_several_lines_the_earliest_date_counts(string expected, params string[] lines) => Assert.Equal(Utc(expected), Read(lines));

    [Fact]
    public void No_line_throws() => Prop.ForAll<string>(line =>
    {
        _ = TryRead(out _, $"{line}");
        _ = TryRead(out _, $"@{line}");
    }).QuickCheckThrowOnFailure();

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset? Read(params string[] lines)
    {
        Assert.True(TryRead(out var date, lines));
        return date;
    }

    private static bool TryRead(out DateTimeOffset? date, params string[] lines)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Deprecation", lines);
        return DeprecationField.TryRead(response.Headers.NonValidated["Deprecation"], ManualTime.Start, out date);
    }
}
