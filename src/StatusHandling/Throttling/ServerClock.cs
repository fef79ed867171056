using System.Net.Http.Headers;
using StatusHandling.Fields;

namespace StatusHandling.Throttling;

/// <summary>What time the server thinks it is: its response's Date, or the clock here when it gives none that can be read.</summary>
/// <remarks>
/// Date is looked up when it is needed, and only as raw text: the typed properties of the headers rewrite what they fail to read.
/// </remarks>
internal readonly struct ServerClock(HttpHeadersNonValidated headers, DateTimeOffset now)
{
    public DateTimeOffset LocalNow { get; } = now;

    /// <summary>How long it is until a moment that the server named; zero when it is past.</summary>
    public TimeSpan Until(DateTimeOffset moment)
    {
        var rest = moment - ReadNow();
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private DateTimeOffset ReadNow()
    {
        if (headers.TryGetValues("Date", out var lines))
        {
            foreach (var line in lines)
            {
                if (HttpDate.TryParse(line.AsSpan().Trim(TextCursor.WhiteSpace), LocalNow, out var date))
                {
                    return date;
                }
            }
        }

        return LocalNow;
    }
}
