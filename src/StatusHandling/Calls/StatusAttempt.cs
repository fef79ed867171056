using System.Net;

namespace StatusHandling;

/// <summary>One send of a request and what was decided after it.</summary>
/// <param name="Number">Its place among the attempts of the call, from 1.</param>
/// <param name="Method">The method that was sent.</param>
/// <param name="RequestUri">The address, without user information and fragment, its query as <see cref="StatusErrorOptions.ShowQuery"/> says.</param>
/// <param name="StatusCode">The status that came back; <see langword="null"/> when no response came.</param>
/// <param name="Failure">The type of the exception that came instead of a response; <see langword="null"/> when one came.</param>
/// <param name="Duration">The time from sending to the response headers or the failure.</param>
/// <param name="Decision">Whether the request was sent again, and if not, why.</param>
/// <param name="Delay">The wait before the next send; <see langword="null"/> when there was none.</param>
public sealed record StatusAttempt(
    int Number,
    HttpMethod Method,
    Uri RequestUri,
    HttpStatusCode? StatusCode,
    Type? Failure,
    TimeSpan Duration,
    RetryDecision Decision,
    TimeSpan? Delay);
