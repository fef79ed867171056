using Microsoft.Extensions.Logging;
using StatusHandling.Diagnostics;

namespace StatusHandling;

/// <summary>What <see cref="StatusHandlingOptions.OnError"/> is told: a call is about to end in an exception.</summary>
public sealed class StatusErrorContext : StatusCallContext
{
    /// <summary>Makes a context, for tests of callbacks.</summary>
    /// <param name="exception">The exception.</param>
    public StatusErrorContext(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
    }

    /// <summary>Gets the exception that the caller is about to get.</summary>
    /// <value>
    /// An <see cref="HttpStatusException"/>; where no response came, the original <see cref="HttpRequestException"/>, or the
    /// <see cref="TaskCanceledException"/> of a timeout. When the time of the call ended its first send, it is the
    /// <see cref="OperationCanceledException"/> of which <see cref="HttpClient"/> makes the one that the caller gets.
    /// </value>
    public Exception Exception { get; }

    /// <summary>Gets the method of the last request.</summary>
    /// <value>GET unless it is set.</value>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Gets the address of the last request, after all redirects.</summary>
    /// <value><see langword="null"/> when the request had none.</value>
    public Uri? RequestUri { get; init; }

    /// <summary>Gets the sends of the call, as far as the pipeline had to decide about sending again.</summary>
    /// <value>Empty when there are none.</value>
    public IReadOnlyList<StatusAttempt> Attempts { get; init; } = [];

    /// <summary>Gets the redirects that were followed.</summary>
    /// <value>Empty when there were none.</value>
    public IReadOnlyList<RedirectHop> Redirects { get; init; } = [];

    internal override void LogFailure(ILogger logger, string clientName, Exception failure) =>
        logger.ErrorCallbackFailed(clientName, Method, RequestUri is { } uri ? Redaction.Show(uri) : null, failure);
}
