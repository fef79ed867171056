using System.Net.Sockets;
using System.Security.Authentication;

namespace StatusHandling.Tests.Scripts;

/// <summary>A failure from below, and whether trying again can help.</summary>
internal sealed record ScriptedFailure(string Name, bool CanTryAgain, Func<string, Exception> Make)
{
    public static IReadOnlyList<ScriptedFailure> All { get; } =
    [
        new("Refused", true, text => new HttpRequestException(HttpRequestError.ConnectionError, text)),
        new("NameUnknown", true, text => new HttpRequestException(HttpRequestError.NameResolutionError, text)),
        new("Ended", true, text => new HttpRequestException(HttpRequestError.ResponseEnded, text)),
        new("Reset", true, text => new HttpRequestException(text, new IOException(text, new SocketException()))),
        new("TlsBroken", true, text => new HttpRequestException(HttpRequestError.SecureConnectionError, text, new IOException())),
        new("ConnectTimeout", true, text => new TaskCanceledException(text, new TimeoutException())),
        new("CertificateWrong", false, text => new HttpRequestException(
            HttpRequestError.SecureConnectionError, text, new AuthenticationException())),
        new("LimitExceeded", false, text => new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, text)),
        new("StatusFromBelow", false, text => new HttpServiceUnavailableException(text)),
        new("NotOfHttp", false, text => new InvalidOperationException(text)),
    ];

    /// <summary>Whether nobody can tell it from a cancellation when the caller cancels too.</summary>
    public bool LooksCancelled => Make("") is OperationCanceledException;

    public override string ToString() => Name;
}
