using System.Net.Sockets;
using System.Security.Authentication;

namespace StatusHandling.Retries;

/// <summary>Tells whether a failure means that no response came and that trying again can help.</summary>
internal static class NoResponse
{
    public static bool CanTryAgain(Exception failure) => failure switch
    {
        // A connection that could not be made in time arrives in this form too. Nobody but the caller cancels otherwise.
        TaskCanceledException { InnerException: TimeoutException } => true,
        HttpStatusException => false,
        HttpRequestException { StatusCode: null } request => IsPassing(request),
        _ => false,
    };

    private static bool IsPassing(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.ProxyTunnelError
            or HttpRequestError.ResponseEnded
            or HttpRequestError.HttpProtocolError => true,
        HttpRequestError.SecureConnectionError => !HasInner<AuthenticationException>(failure),

        // A connection that is reset while in use is told in no other way.
        HttpRequestError.Unknown => failure.InnerException is IOException { InnerException: SocketException },
        _ => false,
    };

    private static bool HasInner<TException>(Exception failure)
        where TException : Exception
    {
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is TException)
            {
                return true;
            }
        }

        return false;
    }
}
