using System.Net.Http.Headers;

namespace StatusHandling.Lifecycle;

/// <summary>What a response announces of its resource's end.</summary>
/// <param name="IsDeprecated">Whether it says that the resource is or will be deprecated (RFC 9745).</param>
/// <param name="Deprecation">Since when, or from when on; null when it does not say.</param>
/// <param name="Sunset">When the resource is expected to end (RFC 8594); null when it does not say.</param>
/// <param name="Stage">How far that has come at the time of the response.</param>
internal readonly record struct Announcement(bool IsDeprecated, DateTimeOffset? Deprecation, DateTimeOffset? Sunset, LifecycleStage Stage)
{
    /// <summary>A sunset that is nearer than this is a warning.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    public bool IsUrgent => Stage is LifecycleStage.SunsetNear or LifecycleStage.SunsetPast;

    /// <remarks>Every response comes here, so what has neither field costs two look-ups and not even the time.</remarks>
    public static bool TryRead(HttpHeadersNonValidated headers, TimeProvider time, out Announcement announcement)
    {
        announcement = default;
        var hasDeprecation = headers.TryGetValues("Deprecation", out var deprecationLines);
        var hasSunset = headers.TryGetValues("Sunset", out var sunsetLines);
        if (!(hasDeprecation || hasSunset))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var isDeprecated = DeprecationField.TryRead(deprecationLines, now, out var deprecation);
        if (!SunsetField.TryRead(sunsetLines, now, out var sunset) && !isDeprecated)
        {
            return false;
        }

        announcement = new Announcement(isDeprecated, deprecation, sunset, StageAt(now, sunset));
        return true;
    }

    // A sunset in the past is to be understood as now (RFC 8594 §3).
    private static LifecycleStage StageAt(DateTimeOffset now, DateTimeOffset? sunset) =>
        sunset is not { } end ? LifecycleStage.Deprecated
        : end <= now ? LifecycleStage.SunsetPast
        : end - now < Notice ? LifecycleStage.SunsetNear
        : LifecycleStage.SunsetAhead;
}
