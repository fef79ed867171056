using System.Net;
using StatusHandling.Errors;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>A response whose status the policy of its client throws, with all that the server said.</summary>
/// <remarks>
/// It holds copies, no request header and no live message: the response is disposed, and its connection free, before the exception leaves.
/// What is asked of it is read from the copy at that time.
/// </remarks>
public class HttpStatusException : HttpRequestException
{
    private readonly string? _message;

    /// <summary>Makes an exception by hand, for a test of what catches it.</summary>
    /// <param name="statusCode">The status, from 0 to 999.</param>
    /// <param name="message">The message; by default it is made from what the response says.</param>
    /// <param name="response">What the server said; nothing by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is less than 0 or greater than 999.</exception>
    public HttpStatusException(HttpStatusCode statusCode, string? message = null, ErrorResponse? response = null)
        : base(message, null, statusCode)
    {
        _message = message;
        Status = HttpStatus.For(statusCode);
        Response = response ?? new ErrorResponse();
    }

    /// <summary>Gets what is known of the status code.</summary>
    public HttpStatus Status { get; }

    /// <summary>Gets the method of the request that was answered; after a redirect this may not be the one that the caller sent.</summary>
    /// <value>GET where the exception was made by hand.</value>
    public HttpMethod Method { get; internal set; } = HttpMethod.Get;

    /// <summary>Gets the address of the request that was answered.</summary>
    /// <value>
    /// Without user information and fragment, its query as <see cref="StatusErrorOptions.ShowQuery"/> says; <see langword="null"/> where
    /// the exception was made by hand.
    /// </value>
    public Uri? RequestUri { get; internal set; }

    /// <summary>Gets the copy of the response.</summary>
    public ErrorResponse Response { get; }

    /// <summary>Gets what the body says of the problem, if it has the form of RFC 9457.</summary>
    /// <value><see langword="null"/> where it has not.</value>
    public HttpProblemDetails? Problem => field ??= HttpProblemDetails.Read(Response);

    /// <summary>Gets how long the server asks to wait before the next request (RFC 9110 §10.2.3).</summary>
    /// <value>
    /// Reckoned from when the response came, and zero for a date that is past; <see langword="null"/> where nothing readable is said of it.
    /// </value>
    /// <remarks>
    /// The first that can be read of <c>retry-after-ms</c>, <c>x-ms-retry-after-ms</c> and <c>Retry-After</c>; of 429 and 503 also what
    /// <c>RateLimit</c>, <c>RateLimit-Reset</c> or <c>X-RateLimit-Reset</c> says of a limit that is used up.
    /// </remarks>
    public TimeSpan? RetryAfter => ResponseFields.RetryAfter(Response, Status);

    /// <summary>Gets when the next request may be sent: <see cref="RetryAfter"/> as a moment of the clock here.</summary>
    /// <value><see langword="null"/> where nothing readable is said of it.</value>
    public DateTimeOffset? RetryAt => RetryAfter is not { } delay ? null
        : delay < DateTimeOffset.MaxValue - Response.ReceivedAt ? Response.ReceivedAt + delay
        : DateTimeOffset.MaxValue;

    /// <summary>Gets the sends of the call, of which the last brought this response.</summary>
    /// <value>Empty where the exception was made by hand, or of a response that came through no pipeline.</value>
    public IReadOnlyList<StatusAttempt> Attempts { get; internal set; } = [];

    /// <summary>Gets the redirects that were followed before.</summary>
    /// <value>Empty where there were none.</value>
    public IReadOnlyList<RedirectHop> Redirects { get; internal set; } = [];

    /// <summary>Gets the name under which the server knows this request, for asking its people about it.</summary>
    /// <value>
    /// The first that is there of <c>x-request-id</c>, <c>x-ms-request-id</c>, <c>x-amzn-requestid</c>, <c>x-correlation-id</c>,
    /// <c>cf-ray</c>, <c>request-id</c> and <c>traceparent</c>; <see langword="null"/> where none is.
    /// </value>
    public string? RequestId => ResponseFields.RequestId(Response);

    /// <summary>Gets one line of at most 300 characters: the request, the status, what the server says, and how often it was sent.</summary>
    public override string Message => _message ?? (field ??= ErrorMessage.Of(this));

    /// <summary>Gives the message, the attempts, the redirects, the header fields without secrets, and the beginning of a text.</summary>
    public override string ToString() => ErrorReport.Of(this);

    /// <summary>Gets what the message says behind the phrase of the status, in front of what the server says.</summary>
    internal virtual string? Hint => null;

    internal static int Checked(int statusCode, StatusClass expected) => HttpStatus.ClassOf(statusCode) == expected
        ? statusCode
        : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, $"The status must be of the class {expected}.");
}
