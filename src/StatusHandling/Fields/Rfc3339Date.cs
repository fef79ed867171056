namespace StatusHandling.Fields;

/// <summary>Reads a date and time of RFC 3339 §5.6, which several large APIs send where HTTP has a date of its own.</summary>
/// <remarks>An offset or Z is needed, since a local time of the server says nothing here. A space may stand for the T.</remarks>
internal static class Rfc3339Date
{
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        date = default;
        var cursor = new TextCursor(text);
        return cursor.TryTakeDigits(4, out var year) && cursor.Skip('-')
            && cursor.TryTakeDigits(2, out var month) && cursor.Skip('-')
            && cursor.TryTakeDigits(2, out var day) && (cursor.Skip("T") || cursor.Skip(' '))
            && cursor.TryTakeTime(out var time)
            && TryTakeFraction(ref cursor, out var fraction)
            && TryTakeOffset(ref cursor, out var offset) && cursor.AtEnd
            && HttpDate.TryCompose(year, month, day, time + fraction - offset, out date);
    }

    // Rounded up to a tick, since a date asked for must not come early.
    private static bool TryTakeFraction(ref TextCursor cursor, out long ticks)
    {
        ticks = 0;
        if (!cursor.Skip('.'))
        {
            return true;
        }

        var digits = cursor.TakeWhile(TextCursor.Digits);
        if (digits.IsEmpty)
        {
            return false;
        }

        ticks = new FieldNumber("0", digits).Scale(7);
        return true;
    }

    private static bool TryTakeOffset(ref TextCursor cursor, out long ticks)
    {
        ticks = 0;
        if (cursor.Skip("Z"))
        {
            return true;
        }

        var west = cursor.Skip('-');
        if (!(west || cursor.Skip('+'))
            || !(cursor.TryTakeDigits(2, out var hours) && cursor.Skip(':') && cursor.TryTakeDigits(2, out var minutes))
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        ticks = ((hours * 60) + minutes) * TimeSpan.TicksPerMinute * (west ? -1 : 1);
        return true;
    }
}
