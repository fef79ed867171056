namespace StatusHandling.Fields;

/// <summary>Reads the three forms of an HTTP-date (RFC 9110 §5.6.7).</summary>
/// <remarks>
/// The form must be exact, so that no text becomes a date by chance. Two things are let pass, since they cannot mislead: the case of
/// names, as RFC 9111 §4.2 asks of caches, and a day of the week that is not the date's. A date past the last that .NET
/// knows is that last one, so that a far future never turns into a short wait; the year 0000 is unreadable.
/// </remarks>
internal static class HttpDate
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] LongDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Reads a date; the time now decides the century of a two-digit year.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateTimeOffset now, out DateTimeOffset date) =>
        TryParseFixed(text, out date) || TryParseRfc850(text, now, out date) || TryParseAsctime(text, out date);

    /// <summary>Makes a date of a day in UTC, if there is such a day, and a time, which an offset may carry out of it.</summary>
    public static bool TryCompose(int year, int month, int day, long ticks, out DateTimeOffset date)
    {
        date = default;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks += new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        date = new DateTimeOffset(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        return ticks >= 0;
    }

    // Sun, 06 Nov 1994 08:49:37 GMT
    private static bool TryParseFixed(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        date = default;
        var cursor = new TextCursor(text);
        return cursor.SkipOneOf(Days, out _) && cursor.Skip(", ")
            && cursor.TryTakeDigits(2, out var day) && cursor.Skip(' ')
            && cursor.SkipOneOf(Months, out var month) && cursor.Skip(' ')
            && cursor.TryTakeDigits(4, out var year) && cursor.Skip(' ')
            && cursor.TryTakeTime(out var ticks) && cursor.Skip(" GMT") && cursor.AtEnd
            && TryCompose(year, month + 1, day, ticks, out date);
    }

    // Sunday, 06-Nov-94 08:49:37 GMT
    private static bool TryParseRfc850(ReadOnlySpan<char> text, DateTimeOffset now, out DateTimeOffset date)
    {
        date = default;
        var cursor = new TextCursor(text);
        if (!(cursor.SkipOneOf(LongDays, out _) && cursor.Skip(", ")
            && cursor.TryTakeDigits(2, out var day) && cursor.Skip('-')
            && cursor.SkipOneOf(Months, out var month) && cursor.Skip('-')
            && cursor.TryTakeDigits(2, out var year) && cursor.Skip(' ')
            && cursor.TryTakeTime(out var ticks) && cursor.Skip(" GMT") && cursor.AtEnd))
        {
            return false;
        }

        // What appears to be more than 50 years ahead is the most recent such year in the past.
        var utcNow = now.UtcDateTime;
        var latest = utcNow.Year > DateTime.MaxValue.Year - 50 ? DateTime.MaxValue : utcNow.AddYears(50);
        year += latest.Year / 100 * 100;
        return (TryCompose(year, month + 1, day, ticks, out date) && date.UtcDateTime <= latest)
            || TryCompose(year - 100, month + 1, day, ticks, out date);
    }

    // Sun Nov  6 08:49:37 1994
    private static bool TryParseAsctime(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        date = default;
        var cursor = new TextCursor(text);
        return cursor.SkipOneOf(Days, out _) && cursor.Skip(' ')
            && cursor.SkipOneOf(Months, out var month) && cursor.Skip(' ')
            && cursor.TryTakeDigits(cursor.Skip(' ') ? 1 : 2, out var day) && cursor.Skip(' ')
            && cursor.TryTakeTime(out var ticks) && cursor.Skip(' ')
            && cursor.TryTakeDigits(4, out var year) && cursor.AtEnd
            && TryCompose(year, month + 1, day, ticks, out date);
    }
}
