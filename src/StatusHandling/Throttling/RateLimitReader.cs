using System.Net.Http.Headers;
using StatusHandling.Fields;

namespace StatusHandling.Throttling;

/// <summary>Reads what a response says of the limit its client is under: of several limits the one of which least is left.</summary>
internal static class RateLimitReader
{
    /// <returns>Null when the response says nothing readable of it.</returns>
    public static RateLimit? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var headers = response.Headers.NonValidated;
        var clock = new ServerClock(headers, now);
        return ReadQuotas(headers)
            ?? ReadCounts(headers, clock, "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
            ?? ReadCounts(headers, clock, "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
    }

    private static RateLimit? ReadQuotas(HttpHeadersNonValidated headers)
    {
        if (!headers.TryGetValues("RateLimit", out var lines))
        {
            return null;
        }

        ReadOnlySpan<char> name = [];
        long? remaining = null;
        long? seconds = null;
        foreach (var line in lines)
        {
            var items = new QuotaReader(line, "r", "t");
            while (items.MoveNext())
            {
                if (items.Amount is { } amount
                    && (remaining is null || amount < remaining || (amount == remaining && (items.Seconds ?? -1) > (seconds ?? -1))))
                {
                    name = items.Name;
                    remaining = amount;
                    seconds = items.Seconds;
                }
            }

            if (items.IsMalformed)
            {
                return null;
            }
        }

        return remaining is null
            ? null
            : new RateLimit(ReadLimit(headers, name), remaining, seconds is { } reset ? DelayText.FromSeconds(reset) : null);
    }

    private static long? ReadLimit(HttpHeadersNonValidated headers, ReadOnlySpan<char> policy)
    {
        long? limit = null;
        if (headers.TryGetValues("RateLimit-Policy", out var lines))
        {
            foreach (var line in lines)
            {
                var items = new QuotaReader(line, "q", "w");
                while (items.MoveNext())
                {
                    limit = items.Name.SequenceEqual(policy) ? items.Amount : limit;
                }

                if (items.IsMalformed)
                {
                    return null;
                }
            }
        }

        return limit;
    }

    private static RateLimit? ReadCounts(
        HttpHeadersNonValidated headers, in ServerClock clock, string limitName, string remainingName, string resetName)
    {
        var limit = ReadCount(headers, limitName);
        var remaining = ReadCount(headers, remainingName);
        var reset = headers.TryGetValues(resetName, out var lines)
            ? DelayText.Longest(lines, clock, DelayText.TryReadReset)
            : null;
        return limit is null && remaining is null && reset is null ? null : new RateLimit(limit, remaining, reset);
    }

    private static long? ReadCount(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var lines) && FieldNumber.TryReadSmallest(lines, out var count) ? count : null;
}
