using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using StatusHandling;

namespace WebApi;

/// <summary>
/// Tells our callers what a failure of the catalogue means to them, as problem details (RFC 9457). Nothing of the catalogue's own is
/// passed on, neither text nor address nor header, but for how long to wait. What the logs need, StatusHandling has written there.
/// </summary>
internal sealed class UpstreamFailures(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Meaning(exception) is not var (status, title))
        {
            return false;
        }

        if (status == StatusCodes.Status503ServiceUnavailable && exception is HttpStatusException { RetryAfter: { } wait })
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        httpContext.Response.StatusCode = status;
        await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = { Status = status, Title = title } });
        return true;
    }

    // A 4xx of the catalogue is about our request to it, not about our caller's to us: it is 502, whatever it was.
    private static (int Status, string Title)? Meaning(Exception exception) => exception switch
    {
        HttpServiceUnavailableException or HttpTooManyRequestsException =>
            (StatusCodes.Status503ServiceUnavailable, "The catalogue is busy. Please try again later."),
        HttpGatewayTimeoutException or OperationCanceledException { InnerException: TimeoutException } =>
            (StatusCodes.Status504GatewayTimeout, "The catalogue did not answer in time."),
        HttpRequestException => (StatusCodes.Status502BadGateway, "The catalogue could not answer."),
        _ => null,
    };
}
