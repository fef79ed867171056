namespace StatusHandling.Fields;

internal readonly record struct RequestedDelay(TimeSpan? Delay, string? Field, string? Unreadable)
{
    public static RequestedDelay Read(HttpResponseMessage response, DateTimeOffset now) => default;
}
