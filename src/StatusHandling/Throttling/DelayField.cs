using System.Net.Http.Headers;
using StatusHandling.Fields;

namespace StatusHandling.Throttling;

/// <summary>A field in which a response can ask to be left alone for a while.</summary>
internal sealed class DelayField
{
    /// <summary>In the order in which they are asked; on any status.</summary>
    public static readonly DelayField[] OnAnyStatus =
    [
        new("retry-after-ms", Longest(DelayText.TryReadMilliseconds)),
        new("x-ms-retry-after-ms", Longest(DelayText.TryReadMilliseconds)),
        new("Retry-After", Longest(DelayText.TryReadRetryAfter)),
    ];

    /// <summary>And on 429 and 503, which a limit that is used up explains.</summary>
    public static readonly DelayField[] OnOverload =
    [
        .. OnAnyStatus,
        new("RateLimit", TryReadExhausted),
        new("RateLimit-Reset", Longest(DelayText.TryReadReset), "RateLimit-Remaining"),
        new("X-RateLimit-Reset", Longest(DelayText.TryReadReset), "X-RateLimit-Remaining"),
    ];

    private readonly string? _remaining;
    private readonly FieldReader _tryRead;

    private DelayField(string name, FieldReader tryRead, string? remaining = null)
    {
        Name = name;
        _tryRead = tryRead;
        _remaining = remaining;
    }

    private delegate bool FieldReader(HeaderStringValues lines, in ServerClock clock, out TimeSpan? delay);

    public string Name { get; }

    /// <summary>False when the field cannot be read; no delay when it can be read and asks for none.</summary>
    public bool TryRead(HttpHeadersNonValidated headers, HeaderStringValues lines, in ServerClock clock, out TimeSpan? delay)
    {
        delay = null;
        return IsQuotaLeft(headers) || _tryRead(lines, clock, out delay);
    }

    // A count that cannot be read is as if absent.
    private bool IsQuotaLeft(HttpHeadersNonValidated headers) =>
        _remaining is not null
        && headers.TryGetValues(_remaining, out var lines)
        && FieldNumber.TryReadSmallest(lines, out var remaining)
        && remaining > 0;

    private static FieldReader Longest(DelayText.LineReader tryRead) =>
        (HeaderStringValues lines, in ServerClock clock, out TimeSpan? delay) =>
        {
            delay = DelayText.Longest(lines, clock, tryRead);
            return delay is not null;
        };

    // Each of the limits that are used up must have passed.
    private static bool TryReadExhausted(HeaderStringValues lines, in ServerClock clock, out TimeSpan? delay)
    {
        long? longest = null;
        delay = null;
        foreach (var line in lines)
        {
            var items = new QuotaReader(line, "r", "t");
            while (items.MoveNext())
            {
                if (items is { Amount: 0, Seconds: { } seconds })
                {
                    longest = Math.Max(seconds, longest ?? 0);
                }
            }

            if (items.IsMalformed)
            {
                return false;
            }
        }

        delay = longest is { } found ? DelayText.FromSeconds(found) : null;
        return true;
    }
}
