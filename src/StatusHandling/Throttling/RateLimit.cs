namespace StatusHandling;

/// <summary>What a response says of the limit that its client is under (draft-ietf-httpapi-ratelimit-headers).</summary>
/// <param name="Limit">How many requests are allowed in a period; <see langword="null"/> where it is not said.</param>
/// <param name="Remaining">How many of them are left; <see langword="null"/> where it is not said.</param>
/// <param name="Reset">How long until there are more, from when the response came; <see langword="null"/> where it is not said.</param>
public sealed record RateLimit(long? Limit, long? Remaining, TimeSpan? Reset);
