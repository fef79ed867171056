using System.Net.Http.Headers;
using StatusHandling.Fields;

namespace StatusHandling.Lifecycle;

/// <summary>Reads Sunset: an HTTP-date (RFC 8594 §3), or one of RFC 3339, which some servers send in its place.</summary>
internal static class SunsetField
{
    /// <summary>Reads every line; of several dates the earliest counts.</summary>
    /// <param name="lines">The lines of the field.</param>
    /// <param name="now">The time now, which decides the century of a two-digit year.</param>
    /// <param name="date">When the resource is expected to end; null when no line can be read.</param>
    /// <returns>False when no line can be read.</returns>
    public static bool TryRead(HeaderStringValues lines, DateTimeOffset now, out DateTimeOffset? date)
    {
        date = null;
        foreach (var line in lines)
        {
            if (TryParse(line.AsSpan().Trim(TextCursor.WhiteSpace), now, out var found))
            {
                date = date < found ? date : found;
            }
        }

        return date is not null;
    }

    public static bool TryParse(ReadOnlySpan<char> text, DateTimeOffset now, out DateTimeOffset date) =>
        HttpDate.TryParse(text, now, out date) || Rfc3339Date.TryParse(text, out date);
}
