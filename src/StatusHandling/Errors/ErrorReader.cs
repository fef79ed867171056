using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;
using StatusHandling.Responses;

namespace StatusHandling.Errors;

/// <summary>Reads a response into the exception that stands for it.</summary>
internal sealed class ErrorReader(PolicySnapshot policies, CallClock clock, bool async)
{
    private const int LongestReasonPhrase = 256;

    /// <summary>Takes the response over: whatever happens, it is disposed and its connection free when this is done.</summary>
    /// <param name="response">The response.</param>
    /// <param name="request">The request that it answers; null when that is not known.</param>
    /// <param name="call">The call that it ended; null when it did not come through the pipeline.</param>
    /// <param name="time">How long reading the body may take.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled; the exception carries his token.</exception>
    public async ValueTask<HttpStatusException> ReadAsync(
        HttpResponseMessage response, HttpRequestMessage? request, StatusCall? call, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            var errors = policies.Errors;
            var receivedAt = clock.UtcNow;
            var link = UserLink.Of(response, policies.SensitiveHeaders);
            var headers = HeaderCopy.Of(response, policies.SensitiveHeaders, errors.ShowQuery, link.Length);
            var body = new BodyReader(response, errors.MaxBodyBytes, async);
            await body.ReadAsync(request?.Method ?? HttpMethod.Get, time, clock, cancellationToken).ConfigureAwait(false);
            var copy = new ErrorResponse(headers)
            {
                ReasonPhrase = response.ReasonPhrase is { Length: > LongestReasonPhrase } phrase
                    ? phrase[..LongestReasonPhrase]
                    : response.ReasonPhrase,
                Version = response.Version,
                Body = body.Body,
                IsTruncated = body.IsTruncated,
                ReceivedAt = receivedAt,
                UserLink = link,
            };

            var exception = ExceptionFactory.Create(response.StatusCode, call?.RedirectFailure ?? RedirectFailure.NotFollowed, copy);
            exception.Method = request?.Method ?? HttpMethod.Get;
            exception.RequestUri = request?.RequestUri is { } uri ? Redaction.Redact(uri, errors.ShowQuery) : null;
            exception.Attempts = call is null ? [] : [.. call.Attempts];
            exception.Redirects = call is null ? [] : [.. call.Redirects];
            return exception;
        }
        finally
        {
            StatusStage.Release(response);
        }
    }
}
