namespace StatusHandling.Diagnostics;

/// <summary>Why no response came, in one word: an exception's message may hold a secret, and its type alone says too little.</summary>
internal static class FailureKind
{
    /// <summary>The word for logs, such as <c>NameResolutionError</c>.</summary>
    public static string NameOf(Exception failure) => ErrorOf(failure)?.ToString() ?? failure.GetType().Name;

    /// <summary>The word for metrics: that of the framework's own <c>http.client.request.duration</c>, so that both can be joined.</summary>
    public static string TagOf(Exception failure) => ErrorOf(failure) switch
    {
        HttpRequestError.NameResolutionError => "name_resolution_error",
        HttpRequestError.ConnectionError => "connection_error",
        HttpRequestError.SecureConnectionError => "secure_connection_error",
        HttpRequestError.HttpProtocolError => "http_protocol_error",
        HttpRequestError.ExtendedConnectNotSupported => "extended_connect_not_supported",
        HttpRequestError.VersionNegotiationError => "version_negotiation_error",
        HttpRequestError.UserAuthenticationError => "user_authentication_error",
        HttpRequestError.ProxyTunnelError => "proxy_tunnel_error",
        HttpRequestError.InvalidResponse => "invalid_response",
        HttpRequestError.ResponseEnded => "response_ended",
        HttpRequestError.ConfigurationLimitExceeded => "configuration_limit_exceeded",
        _ => failure.GetType().FullName!,
    };

    private static HttpRequestError? ErrorOf(Exception failure) =>
        failure is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } ? error : null;
}
