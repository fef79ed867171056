using StatusHandling.Calls;
using StatusHandling.Errors;
using StatusHandling.Policies;

namespace StatusHandling;

/// <summary>Throws for a response that did not come through the pipeline, or that its policy returned.</summary>
public static class HttpResponseStatusExtensions
{
    private static readonly CallClock Clock = new(TimeProvider.System);
    private static readonly PolicySnapshot Defaults = PolicySnapshot.FromCode(new StatusHandlingOptions());

    /// <summary>Throws the exception of the status, unless that is 1xx, 2xx or 304.</summary>
    /// <param name="response">The response. It is disposed when this throws.</param>
    /// <returns>The same response.</returns>
    /// <exception cref="HttpStatusException">The status is another one; a 404 throws an <see cref="HttpNotFoundException"/>.</exception>
    /// <remarks>
    /// The calling thread waits for the body, for up to <see cref="StatusErrorOptions.BodyTimeout"/>: use <see cref="EnsureStatusAsync"/>
    /// where it is not to.
    /// </remarks>
    public static HttpResponseMessage EnsureStatus(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return IsFine(response)
            ? response
            : throw ReadAsync(response, async: false, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Throws the exception of the status, unless that is 1xx, 2xx or 304.</summary>
    /// <param name="response">The response. It is disposed when this throws.</param>
    /// <param name="cancellationToken">Stops reading the body.</param>
    /// <returns>The same response.</returns>
    /// <exception cref="HttpStatusException">The status is another one; a 404 throws an <see cref="HttpNotFoundException"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while the body was read.</exception>
    public static Task<HttpResponseMessage> EnsureStatusAsync(
        this HttpResponseMessage response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        return IsFine(response) ? Task.FromResult(response) : ThrowAsync(response, cancellationToken);
    }

    private static bool IsFine(HttpResponseMessage response) => (int)response.StatusCode is (>= 100 and < 300) or 304;

    private static async Task<HttpResponseMessage> ThrowAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        throw await ReadAsync(response, async: true, cancellationToken).ConfigureAwait(false);

    // A response that a pipeline returned is read as its client is set; how long its call may take no longer matters.
    private static ValueTask<HttpStatusException> ReadAsync(HttpResponseMessage response, bool async, CancellationToken cancellationToken)
    {
        var call = StatusCall.Find(response.RequestMessage);
        call?.AddReturnedAttempt(response.RequestMessage!, response.StatusCode);
        var policies = call?.Policies ?? Defaults;
        return new ErrorReader(policies, Clock, async)
            .ReadAsync(response, response.RequestMessage, call, policies.Errors.BodyTimeout, cancellationToken);
    }
}
