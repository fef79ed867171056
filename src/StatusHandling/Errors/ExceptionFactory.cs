using System.Net;

namespace StatusHandling.Errors;

/// <summary>Makes the exception of a status code.</summary>
internal static class ExceptionFactory
{
    public static HttpStatusException Create(HttpStatusCode code, RedirectFailure redirectFailure, ErrorResponse response) => (int)code switch
    {
        400 => new HttpBadRequestException(null, response),
        401 => new HttpUnauthorizedException(null, response),
        402 => new HttpPaymentRequiredException(null, response),
        403 => new HttpForbiddenException(null, response),
        404 => new HttpNotFoundException(null, response),
        405 => new HttpMethodNotAllowedException(null, response),
        406 => new HttpNotAcceptableException(null, response),
        407 => new HttpProxyAuthenticationRequiredException(null, response),
        408 => new HttpRequestTimeoutException(null, response),
        409 => new HttpConflictException(null, response),
        410 => new HttpGoneException(null, response),
        411 => new HttpLengthRequiredException(null, response),
        412 => new HttpPreconditionFailedException(null, response),
        413 => new HttpContentTooLargeException(null, response),
        414 => new HttpUriTooLongException(null, response),
        415 => new HttpUnsupportedMediaTypeException(null, response),
        416 => new HttpRangeNotSatisfiableException(null, response),
        417 => new HttpExpectationFailedException(null, response),
        418 => new HttpImATeapotException(null, response),
        421 => new HttpMisdirectedRequestException(null, response),
        422 => new HttpUnprocessableContentException(null, response),
        423 => new HttpLockedException(null, response),
        424 => new HttpFailedDependencyException(null, response),
        425 => new HttpTooEarlyException(null, response),
        426 => new HttpUpgradeRequiredException(null, response),
        428 => new HttpPreconditionRequiredException(null, response),
        429 => new HttpTooManyRequestsException(null, response),
        431 => new HttpRequestHeaderFieldsTooLargeException(null, response),
        451 => new HttpUnavailableForLegalReasonsException(null, response),
        500 => new HttpInternalServerErrorException(null, response),
        501 => new HttpNotImplementedException(null, response),
        502 => new HttpBadGatewayException(null, response),
        503 => new HttpServiceUnavailableException(null, response),
        504 => new HttpGatewayTimeoutException(null, response),
        505 => new HttpVersionNotSupportedException(null, response),
        506 => new HttpVariantAlsoNegotiatesException(null, response),
        507 => new HttpInsufficientStorageException(null, response),
        508 => new HttpLoopDetectedException(null, response),
        510 => new HttpNotExtendedException(null, response),
        511 => new HttpNetworkAuthenticationRequiredException(null, response),
        _ => HttpStatus.ClassOf((int)code) switch
        {
            StatusClass.Redirection => new RedirectException(code, redirectFailure, null, response),
            StatusClass.ClientError => new ClientErrorException(code, null, response),
            StatusClass.ServerError => new ServerErrorException(code, null, response),
            _ => new HttpStatusException(code, null, response),
        },
    };
}
