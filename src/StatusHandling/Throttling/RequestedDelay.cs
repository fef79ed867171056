using System.Globalization;
using System.Net;
using System.Text;

namespace StatusHandling.Throttling;

/// <summary>How long a response asks to wait before the next request, and where it says so.</summary>
/// <param name="Delay">Null when nothing readable was asked; zero for at once, or for a moment that is past.</param>
/// <param name="Field">The name of the field that said it; null when none did.</param>
/// <param name="Unreadable">The first field that was there and could not be read, as text for a log.</param>
internal readonly record struct RequestedDelay(TimeSpan? Delay, string? Field, string? Unreadable)
{
    private const int ShownLength = 64;

    /// <remarks>Headers are read as raw text only: the typed properties would rewrite what they fail to read.</remarks>
    public static RequestedDelay Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var headers = response.Headers.NonValidated;
        var clock = new ServerClock(headers, now);
        var overloaded = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
        string? unreadable = null;
        foreach (var field in overloaded ? DelayField.OnOverload : DelayField.OnAnyStatus)
        {
            if (!headers.TryGetValues(field.Name, out var lines))
            {
                continue;
            }

            if (!field.TryRead(headers, lines, clock, out var delay))
            {
                unreadable ??= Describe(field.Name, lines.ToString());
            }
            else if (delay is not null)
            {
                return new RequestedDelay(delay, field.Name, unreadable);
            }
        }

        return new RequestedDelay(null, null, unreadable);
    }

    private static string Describe(string name, string value)
    {
        var text = new StringBuilder(name).Append(": \"");
        var end = text.Length + ShownLength;
        foreach (var c in value)
        {
            if (text.Length >= end)
            {
                _ = text.Append('…');
                break;
            }

            _ = c is >= ' ' and <= '~' ? text.Append(c) : text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return text.Append('"').ToString();
    }
}
