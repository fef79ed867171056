using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Fields;
using StatusHandling.Tests.Fakes;
using StatusHandling.Throttling;

namespace StatusHandling.Tests.Fields;

public sealed class FieldProperties
{
    private static readonly string[] Names =
    [
        "retry-after-ms", "x-ms-retry-after-ms", "Retry-After", "RateLimit", "RateLimit-Reset", "RateLimit-Remaining",
        "X-RateLimit-Reset", "X-RateLimit-Remaining", "Date",
    ];

    private static readonly string[] Pieces =
    [
        "Sun", "Sunday", "Nov", "Feb", "GMT", "T", "Z", "0", "00", "1", "9", "22", "29", "59", "60", "0000", "2026", "9999", "1795305690",
        " ", "  ", "\t", ", ", ",", "-", "+", ":", ".", ";", "=", "r=0", "t=", "\"a\"", "\"", "\\", "@", "%", "?1",
        "99999999999999999999999999", "\u0663", "\u00a0", "\0", "\r\n", "\ud800", "\"a\";r=0;t=999999999999999",
        "Sun, 22 Nov 2026 00:01:30 GMT", "Fri, 31 Dec 9999 23:59:60 GMT", "Sunday, 22-Nov-99 00:01:30 GMT", "Sun Nov 22 00:01:30 2026",
        "9999-12-31T23:59:60-23:59", "0001-01-01T00:00:00+23:59",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Gen<string> Digits =
        from length in Gen.Choose(1, 40)
        from digits in Gen.Choose(0, 9).ArrayOf(length)
        select string.Concat(digits);

    // Spread over all the years that there are, to the second.
    private static readonly Gen<DateTimeOffset> Dates =
        from day in Gen.Choose(0, (int)(DateTime.MaxValue.Ticks / TimeSpan.TicksPerDay))
        from second in Gen.Choose(0, 86_399)
        select new DateTimeOffset((day * TimeSpan.TicksPerDay) + (second * TimeSpan.TicksPerSecond), TimeSpan.Zero);

    [Fact]
    public void No_text_makes_reading_fail_or_a_delay_negative() =>
        Check(
            from headers in Gen.Zip(Gen.Elements(Names), Texts).ArrayOf()
            from status in Gen.Elements(301, 429, 503)
            from now in Gen.OneOf(Dates, Gen.Elements(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, RawResponse.Now))
            select (headers, status, now),
            given =>
            {
                using var response = new HttpResponseMessage((System.Net.HttpStatusCode)given.status);
                foreach ((var name, var value) in given.headers)
                {
                    _ = response.Headers.TryAddWithoutValidation(name, value);
                }

                var asked = RequestedDelay.Read(response, given.now);
                var state = RateLimitReader.Read(response, given.now);
                return !(asked.Delay < TimeSpan.Zero)
                    && asked.Delay is null == asked.Field is null
                    && asked.Unreadable?.Length is null or < 100
                    && asked.Unreadable?.All(c => c is (>= ' ' and <= '~') or '…') is null or true
                    && !(state?.Reset < TimeSpan.Zero) && !(state?.Limit < 0) && !(state?.Remaining < 0);
            });

    [Fact]
    public void No_text_makes_a_date_fail() =>
        Check(
            Gen.Zip(Texts, Dates),
            given => (!HttpDate.TryParse(given.Item1, given.Item2, out var date) || date.Offset == TimeSpan.Zero)
                && (!Rfc3339Date.TryParse(given.Item1, out date) || date.Offset == TimeSpan.Zero));

    [Fact]
    public void A_whole_number_is_exactly_that_or_the_longest_time() =>
        Check(
            Digits,
            text =>
            {
                var number = BigInteger.Parse(text, CultureInfo.InvariantCulture);
                return Read("Retry-After", text) == Saturate(number * TimeSpan.TicksPerSecond)
                    && Read("retry-after-ms", text) == Saturate(number * TimeSpan.TicksPerMillisecond);
            });

    [Fact]
    public void A_fraction_is_rounded_up_to_the_tick() =>
        Check(
            Gen.Zip(Digits, Digits),
            number =>
            {
                var unit = BigInteger.Pow(10, number.Item2.Length);
                var scaled = BigInteger.Parse(number.Item1 + number.Item2, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond;
                return Read("Retry-After", $"{number.Item1}.{number.Item2}") == Saturate((scaled + unit - 1) / unit);
            });

    [Fact]
    public void Of_several_readable_values_the_longest_counts() =>
        Check(
            Gen.Zip(Digits, Texts).NonEmptyListOf(),
            lines =>
            {
                var longest = lines.Max(line => Read("Retry-After", line.Item1))!.Value;
                return Read("Retry-After", string.Join(" , ", lines.Select(line => line.Item1))) == longest
                    && Read("Retry-After", [.. lines.Select(line => line.Item1)]) == longest
                    && Read("Retry-After", [.. lines.SelectMany(line => (string[])[line.Item2, line.Item1])]) >= longest;
            });

    [Fact]
    public void A_date_written_in_its_form_is_read_back() =>
        Check(
            Dates,
            date => Parse(date.ToString("r", CultureInfo.InvariantCulture), RawResponse.Now) == date
                && Parse(Asctime(date), RawResponse.Now) == date
                && ParseRfc3339(date.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)) == date);

    [Fact]
    public void A_date_with_a_two_digit_year_is_read_back_within_50_years() =>
        Check(
            from now in Dates
            from days in Gen.Choose(-49 * 365, 49 * 365)
            where now.Year is > 50 and < 9949
            select (now, date: now.AddDays(days)),
            given => Parse(given.date.ToString("dddd, dd-MMM-yy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture), given.now) == given.date);

    [Fact]
    public void A_date_with_an_offset_is_read_back() =>
        Check(
            from date in Dates
            from ticks in Gen.Choose(0, 9_999_999)
            from minutes in Gen.Choose(-14 * 60, 14 * 60)
            where date.Year is > 1 and < 9999
            select date.AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(minutes)),
            date => ParseRfc3339(date.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture)) == date);

    private static void Check<T>(Gen<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static TimeSpan Saturate(BigInteger ticks) => TimeSpan.FromTicks((long)BigInteger.Min(ticks, long.MaxValue));

    private static TimeSpan? Read(string name, params string[] lines)
    {
        using var response = RawResponse.With(503, [.. lines.Select(line => (name, line))]);
        return RequestedDelay.Read(response, RawResponse.Now).Delay;
    }

    private static DateTimeOffset? Parse(string text, DateTimeOffset now) =>
        HttpDate.TryParse(text, now, out var date) ? date : null;

    private static DateTimeOffset? ParseRfc3339(string text) => Rfc3339Date.TryParse(text, out var date) ? date : null;

    private static string Asctime(DateTimeOffset date) =>
        date.ToString("ddd MMM ", CultureInfo.InvariantCulture) + date.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2)
        + date.ToString(" HH:mm:ss yyyy", CultureInfo.InvariantCulture);
}
