using System.Net.Http.Headers;

namespace Quickstart.Account;

/// <summary>One request that went out, and what came back.</summary>
internal sealed record Exchange(
    Uri Uri, DateTimeOffset SentUtc, TimeSpan SentAt, TimeSpan AnsweredAt, RetryConditionHeaderValue? RetryAfter);
