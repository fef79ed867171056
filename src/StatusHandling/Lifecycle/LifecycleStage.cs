namespace StatusHandling.Lifecycle;

/// <summary>How far the end of a resource has come; the reason in the metric.</summary>
internal enum LifecycleStage
{
    Deprecated,
    SunsetAhead,
    SunsetNear,
    SunsetPast,
}
