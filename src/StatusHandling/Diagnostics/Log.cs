using Microsoft.Extensions.Logging;

namespace StatusHandling.Diagnostics;

/// <summary>Every message that the library logs, named as the fact it states. Ids are by stage and never used again.</summary>
/// <remarks>
/// Addresses come as text that <see cref="Redaction.Show"/> wrote. A message about a response ends in the <see cref="RequestId"/> that
/// the server gave it, behind words of its own: without an id there is neither.
/// </remarks>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Debug, "{ClientName}: policies in force.\n{Policies}")]
    public static partial void PoliciesInForce(this ILogger logger, string clientName, StatusPolicyTable policies);

    [LoggerMessage(101, LogLevel.Warning, "{Path} concerns no client: {Hint} are the names of clients that have StatusHandling ({ClientNames}).")]
    public static partial void ClientUnknown(this ILogger logger, string path, string hint, string clientNames);

    [LoggerMessage(102, LogLevel.Warning, "{Doubt}")]
    public static partial void SettingWithoutEffect(this ILogger logger, string doubt);

    [LoggerMessage(103, LogLevel.Information, "The configuration was reloaded. Clients that follow it from their next request on: {ClientCount}.")]
    public static partial void PoliciesReloaded(this ILogger logger, int clientCount);

    [LoggerMessage(104, LogLevel.Error, "The configuration was reloaded and is refused as a whole; all policies stay as they were.\n{Faults}")]
    public static partial void ReloadRefused(this ILogger logger, string faults);

    [LoggerMessage(105, LogLevel.Error, "The configuration was reloaded and could not be laid over the policies, which stay as they were.")]
    public static partial void ReloadFailed(this ILogger logger, Exception failure);

    [LoggerMessage(EventId = 200, Message = "{ClientName}: {Method} {Uri} got {StatusCode} at attempt {Attempt} of {MaxAttempts}; sent again in {Delay} ({Decision}, {AskedBy}).{RequestIdLead}{RequestId}")]
    public static partial void RetryScheduled(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int statusCode, int attempt, int maxAttempts, TimeSpan delay, RetryDecision decision, string askedBy, string requestIdLead, string requestId);

    [LoggerMessage(EventId = 201, Message = "{ClientName}: {Method} {Uri} got no response at attempt {Attempt} of {MaxAttempts} ({Failure}); sent again in {Delay} ({Decision}, back-off).")]
    public static partial void RetryScheduledWithoutResponse(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int attempt, int maxAttempts, string failure, TimeSpan delay, RetryDecision decision);

    [LoggerMessage(EventId = 202, Message = "{ClientName}: {Method} {Uri} got {StatusCode} at attempt {Attempt} of {MaxAttempts} and is not sent again: {Decision}.{RequestIdLead}{RequestId}")]
    public static partial void RetryRefused(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int statusCode, int attempt, int maxAttempts, RetryDecision decision, string requestIdLead, string requestId);

    [LoggerMessage(EventId = 203, Message = "{ClientName}: {Method} {Uri} got no response at attempt {Attempt} of {MaxAttempts} ({Failure}) and is not sent again: {Decision}.")]
    public static partial void RetryRefusedWithoutResponse(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int attempt, int maxAttempts, string failure, RetryDecision decision);

    [LoggerMessage(EventId = 204, Message = "{ClientName}: {Method} {Uri} succeeded with {StatusCode} at attempt {Attempt} of {MaxAttempts}, after {Attempts}.{RequestIdLead}{RequestId}")]
    public static partial void RetrySucceeded(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int statusCode, int attempt, int maxAttempts, string attempts, string requestIdLead, string requestId);

    [LoggerMessage(205, LogLevel.Debug, "{ClientName}: {Method} {Uri} got a header field that cannot be read and counts as absent: {Field}.")]
    public static partial void RequestedDelayUnreadable(this ILogger logger, string clientName, HttpMethod method, string uri, string field);

    [LoggerMessage(210, LogLevel.Error, "{ClientName}: OnRetry failed before {Method} {Uri} is sent again, which it does not prevent.")]
    public static partial void RetryCallbackFailed(this ILogger logger, string clientName, HttpMethod method, string uri, Exception failure);

    [LoggerMessage(EventId = 300, Message = "{ClientName}: {StatusCode} redirected {Method} {Uri} to {Location}; followed with {NextMethod}.{RequestIdLead}{RequestId}")]
    public static partial void RedirectFollowed(
        this ILogger logger, LogLevel level, string clientName, int statusCode, HttpMethod method, string uri, string location, HttpMethod nextMethod, string requestIdLead, string requestId);

    [LoggerMessage(EventId = 301, Message = "{ClientName}: {StatusCode} redirected {Method} {Uri} to {Location}; not followed: {Reason}.{RequestIdLead}{RequestId}")]
    public static partial void RedirectRefused(
        this ILogger logger, LogLevel level, string clientName, int statusCode, HttpMethod method, string? uri, string location, RedirectFailure reason, string requestIdLead, string requestId);

    [LoggerMessage(302, LogLevel.Warning, "{ClientName}: the primary handler followed a redirect from {Uri} to {FinalUri} by itself. Turn its automatic redirects off, so that they are followed here, visibly and safely.")]
    public static partial void RedirectFollowedByPrimary(this ILogger logger, string clientName, string uri, string finalUri);

    [LoggerMessage(EventId = 303, Message = "{ClientName}: {StatusCode} moved {Method} {Uri} to {Location} for good; followed with {NextMethod}. Change the configured address to the new one.{RequestIdLead}{RequestId}")]
    public static partial void PermanentRedirectFollowed(
        this ILogger logger, LogLevel level, string clientName, int statusCode, HttpMethod method, string uri, string location, HttpMethod nextMethod, string requestIdLead, string requestId);

    [LoggerMessage(EventId = 304, Message = "{ClientName}: {StatusCode} is remembered to have moved {Uri} to {Location}, which is asked at once with {Method}.")]
    public static partial void RememberedRedirectFollowed(
        this ILogger logger, LogLevel level, string clientName, int statusCode, string uri, string location, HttpMethod method);

    [LoggerMessage(EventId = 305, Message = "{ClientName}: {StatusCode} of {Method} {Uri} asks to wait {Delay} before it is followed.{RequestIdLead}{RequestId}")]
    public static partial void RedirectDelayed(
        this ILogger logger, LogLevel level, string clientName, int statusCode, HttpMethod method, string? uri, TimeSpan delay, string requestIdLead, string requestId);

    [LoggerMessage(EventId = 306, Message = "{ClientName}: {StatusCode} redirected {Method} {Uri} to {Location}, another origin; not followed, since that would expose {Exposure}.{RequestIdLead}{RequestId}")]
    public static partial void RedirectWouldExpose(
        this ILogger logger, LogLevel level, string clientName, int statusCode, HttpMethod method, string? uri, string? location, string exposure, string requestIdLead, string requestId);

    [LoggerMessage(310, LogLevel.Error, "{ClientName}: OnRedirect failed before the redirect to {Method} {Uri}, which it does not prevent.")]
    public static partial void RedirectCallbackFailed(this ILogger logger, string clientName, HttpMethod method, string uri, Exception failure);

    [LoggerMessage(EventId = 400, Message = "{ClientName}: {Method} {Uri} answered {StatusCode} at attempt {Attempt} of {MaxAttempts}; thrown as {Exception} ({Decision}{DelayLead}{Delay}).{RequestIdLead}{RequestId}")]
    public static partial void StatusThrown(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int statusCode, int attempt, int maxAttempts, string exception, RetryDecision decision, string delayLead, TimeSpan? delay, string requestIdLead, string requestId);

    [LoggerMessage(EventId = 401, Message = "{ClientName}: {Method} {Uri} answered {StatusCode} at attempt {Attempt} of {MaxAttempts}; returned, as its policy says ({Decision}).{RequestIdLead}{RequestId}")]
    public static partial void StatusReturned(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int statusCode, int attempt, int maxAttempts, RetryDecision decision, string requestIdLead, string requestId);

    [LoggerMessage(EventId = 402, Message = "{ClientName}: {Method} {Uri} got no response at attempt {Attempt} of {MaxAttempts}: {Failure} ({Decision}).")]
    public static partial void NoResponse(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int attempt, int maxAttempts, string failure, RetryDecision decision);

    [LoggerMessage(410, LogLevel.Error, "{ClientName}: OnError failed for {Method} {Uri}, whose own exception is thrown as it is.")]
    public static partial void ErrorCallbackFailed(this ILogger logger, string clientName, HttpMethod method, string? uri, Exception failure);

    [LoggerMessage(500, LogLevel.Information, "{ClientName}: {Method} {Uri} answered {StatusCode} and is deprecated ({Deprecation}); links: {Links}.")]
    public static partial void DeprecationAnnounced(
        this ILogger logger, string clientName, HttpMethod method, string uri, int statusCode, string deprecation, string links);

    [LoggerMessage(EventId = 501, Message = "{ClientName}: {Method} {Uri} answered {StatusCode} and has its sunset at {Sunset} (deprecation: {Deprecation}); links: {Links}.")]
    public static partial void SunsetAnnounced(
        this ILogger logger, LogLevel level, string clientName, HttpMethod method, string uri, int statusCode, string sunset, string deprecation, string links);

    [LoggerMessage(502, LogLevel.Information, "{ClientName}: {Count} hosts and first path segments have announced an end. What others announce is counted, but no longer logged.")]
    public static partial void AnnouncementsUntold(this ILogger logger, string clientName, int count);
}
