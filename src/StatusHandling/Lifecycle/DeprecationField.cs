using System.Net.Http.Headers;
using StatusHandling.Fields;

namespace StatusHandling.Lifecycle;

/// <summary>Reads Deprecation: a Date as structured fields write it, such as <c>@1688169599</c> (RFC 9745 §2.1, RFC 9651 §3.3.7).</summary>
/// <remarks>The drafts had <c>true</c> and an HTTP-date, which many servers still send. What has none of these forms counts as absent.</remarks>
internal static class DeprecationField
{
    // As RFC 9651 §3.3.1 bounds an integer.
    private const int MostDigits = 15;

    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads every line; of several dates the earliest counts.</summary>
    /// <param name="lines">The lines of the field.</param>
    /// <param name="now">The time now, which decides the century of a two-digit year.</param>
    /// <param name="date">Since when, or from when on; null when no line says so.</param>
    /// <returns>False when no line can be read.</returns>
    public static bool TryRead(HeaderStringValues lines, DateTimeOffset now, out DateTimeOffset? date)
    {
        date = null;
        var isAnnounced = false;
        foreach (var line in lines)
        {
            var text = line.AsSpan().Trim(TextCursor.WhiteSpace);
            if (TryParseDate(text, out var found) || SunsetField.TryParse(text, now, out found))
            {
                isAnnounced = true;
                date = date < found ? date : found;
            }
            else
            {
                isAnnounced |= text.Equals("true", StringComparison.OrdinalIgnoreCase);
            }
        }

        return isAnnounced;
    }

    // No parameters are defined, and those that come are not looked at. Beyond what .NET knows, the nearest date it knows is meant.
    private static bool TryParseDate(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        date = default;
        var cursor = new TextCursor(text);
        if (!cursor.Skip('@'))
        {
            return false;
        }

        var sign = cursor.Skip('-') ? -1 : 1;
        var digits = cursor.TakeWhile(TextCursor.Digits);
        if (digits.Length is < 1 or > MostDigits || !(cursor.AtEnd || cursor.Skip(';')))
        {
            return false;
        }

        date = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(sign * new FieldNumber(digits, []).Scale(0), Earliest, Latest));
        return true;
    }
}
