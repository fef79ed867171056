using System.Net.Http.Headers;
using StatusHandling.Fields;

namespace StatusHandling.Throttling;

/// <summary>Reads the time that one field line asks for: a number, the longest of several numbers between commas, or a date.</summary>
internal static class DelayText
{
    // A reset above the first is not a delay but a Unix time, above the second a Unix time in milliseconds.
    private const long LastDelaySecond = 1_000_000_000;
    private const long LastUnixSecond = 1_000_000_000_000;

    public delegate bool LineReader(ReadOnlySpan<char> line, in ServerClock clock, out TimeSpan delay);

    private delegate TimeSpan Meaning(FieldNumber number, in ServerClock clock);

    public static bool TryReadMilliseconds(ReadOnlySpan<char> line, in ServerClock clock, out TimeSpan delay) =>
        TryReadNumbers(line, clock, Milliseconds, out delay);

    public static bool TryReadRetryAfter(ReadOnlySpan<char> line, in ServerClock clock, out TimeSpan delay) =>
        TryReadNumbers(line, clock, Seconds, out delay) || TryReadDate(line, clock, out delay);

    public static bool TryReadReset(ReadOnlySpan<char> line, in ServerClock clock, out TimeSpan delay) =>
        TryReadNumbers(line, clock, SecondsOrUnixTime, out delay) || TryReadDate(line, clock, out delay);

    /// <summary>The longest that any of the lines asks for; null when none can be read.</summary>
    public static TimeSpan? Longest(HeaderStringValues lines, in ServerClock clock, LineReader tryRead)
    {
        TimeSpan? longest = null;
        foreach (var line in lines)
        {
            if (tryRead(line, clock, out var delay) && (longest is null || delay > longest))
            {
                longest = delay;
            }
        }

        return longest;
    }

    public static TimeSpan FromSeconds(long seconds) =>
        seconds < TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond
            ? TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond)
            : TimeSpan.MaxValue;

    private static TimeSpan Milliseconds(FieldNumber number, in ServerClock clock) => TimeSpan.FromTicks(number.Scale(4));

    private static TimeSpan Seconds(FieldNumber number, in ServerClock clock) => TimeSpan.FromTicks(number.Scale(7));

    private static TimeSpan SecondsOrUnixTime(FieldNumber number, in ServerClock clock)
    {
        var milliseconds = Milliseconds(number, clock);
        var seconds = Seconds(number, clock);
        return milliseconds.Ticks > LastUnixSecond * TimeSpan.TicksPerMillisecond ? UntilUnixTime(milliseconds, clock)
            : seconds.Ticks > LastDelaySecond * TimeSpan.TicksPerSecond ? UntilUnixTime(seconds, clock)
            : seconds;
    }

    private static TimeSpan UntilUnixTime(TimeSpan sinceEpoch, in ServerClock clock)
    {
        var most = DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch;
        return clock.Until(DateTimeOffset.UnixEpoch + (sinceEpoch < most ? sinceEpoch : most));
    }

    private static bool TryReadNumbers(ReadOnlySpan<char> line, in ServerClock clock, Meaning meaning, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        var cursor = new TextCursor(line);
        bool isLast;
        do
        {
            if (!FieldNumber.TryParse(cursor.TakeMember(out isLast), out var number))
            {
                return false;
            }

            var asked = meaning(number, clock);
            delay = asked > delay ? asked : delay;
        }
        while (!isLast);
        return true;
    }

    private static bool TryReadDate(ReadOnlySpan<char> line, in ServerClock clock, out TimeSpan delay)
    {
        line = line.Trim(TextCursor.WhiteSpace);
        var isDate = HttpDate.TryParse(line, clock.LocalNow, out var moment) || Rfc3339Date.TryParse(line, out moment);
        delay = isDate ? clock.Until(moment) : TimeSpan.Zero;
        return isDate;
    }
}
