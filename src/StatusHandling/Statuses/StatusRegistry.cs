using static StatusHandling.StatusStanding;

namespace StatusHandling.Statuses;

/// <summary>The IANA registry of status codes: code, name, phrase, specification, then what is out of the ordinary.</summary>
/// <remarks>
/// "older" lists what a code was called in earlier specifications and in System.Net.HttpStatusCode.
/// Two phrases need a word. The registry calls both 306 and 418 "(Unused)", which is a remark, not a phrase to find a code by.
/// 306 keeps it, as nothing else is ever said of it; 418 bears the phrase that people meet.
/// </remarks>
internal static class StatusRegistry
{
    public static IReadOnlyList<HttpStatus> Rows { get; } =
    [
        new(100, "Continue", "Continue", "RFC 9110 Section 15.2.1"),
        new(101, "SwitchingProtocols", "Switching Protocols", "RFC 9110 Section 15.2.2"),
        new(102, "Processing", "Processing", "RFC 2518 Section 10.1", Deprecated),
        new(103, "EarlyHints", "Early Hints", "RFC 8297 Section 2", Experimental),
        new(104, "UploadResumptionSupported", "Upload Resumption Supported", "draft-ietf-httpbis-resumable-upload-05 (Internet-Draft)",
            Temporary),

        new(200, "OK", "OK", "RFC 9110 Section 15.3.1", cacheable: true),
        new(201, "Created", "Created", "RFC 9110 Section 15.3.2"),
        new(202, "Accepted", "Accepted", "RFC 9110 Section 15.3.3"),
        new(203, "NonAuthoritativeInformation", "Non-Authoritative Information", "RFC 9110 Section 15.3.4", cacheable: true),
        new(204, "NoContent", "No Content", "RFC 9110 Section 15.3.5", cacheable: true),
        new(205, "ResetContent", "Reset Content", "RFC 9110 Section 15.3.6"),
        new(206, "PartialContent", "Partial Content", "RFC 9110 Section 15.3.7", cacheable: true),
        new(207, "MultiStatus", "Multi-Status", "RFC 4918 Section 11.1"),
        new(208, "AlreadyReported", "Already Reported", "RFC 5842 Section 7.1", Experimental),
        new(226, "IMUsed", "IM Used", "RFC 3229 Section 10.4.1"),

        new(300, "MultipleChoices", "Multiple Choices", "RFC 9110 Section 15.4.1", cacheable: true, older: ["Ambiguous"]),
        new(301, "MovedPermanently", "Moved Permanently", "RFC 9110 Section 15.4.2", cacheable: true, older: ["Moved"]),
        new(302, "Found", "Found", "RFC 9110 Section 15.4.3", older: ["Moved Temporarily", "Redirect"]),
        new(303, "SeeOther", "See Other", "RFC 9110 Section 15.4.4", older: ["RedirectMethod"]),
        new(304, "NotModified", "Not Modified", "RFC 9110 Section 15.4.5"),
        new(305, "UseProxy", "Use Proxy", "RFC 9110 Section 15.4.6", Deprecated),
        new(306, "Unused", "(Unused)", "RFC 9110 Section 15.4.7", Unused, older: ["Switch Proxy"]),
        new(307, "TemporaryRedirect", "Temporary Redirect", "RFC 9110 Section 15.4.8", older: ["RedirectKeepVerb"]),
        new(308, "PermanentRedirect", "Permanent Redirect", "RFC 9110 Section 15.4.9", cacheable: true),

        new(400, "BadRequest", "Bad Request", "RFC 9110 Section 15.5.1"),
        new(401, "Unauthorized", "Unauthorized", "RFC 9110 Section 15.5.2"),
        new(402, "PaymentRequired", "Payment Required", "RFC 9110 Section 15.5.3"),
        new(403, "Forbidden", "Forbidden", "RFC 9110 Section 15.5.4"),
        new(404, "NotFound", "Not Found", "RFC 9110 Section 15.5.5", cacheable: true),
        new(405, "MethodNotAllowed", "Method Not Allowed", "RFC 9110 Section 15.5.6", cacheable: true),
        new(406, "NotAcceptable", "Not Acceptable", "RFC 9110 Section 15.5.7"),
        new(407, "ProxyAuthenticationRequired", "Proxy Authentication Required", "RFC 9110 Section 15.5.8"),
        new(408, "RequestTimeout", "Request Timeout", "RFC 9110 Section 15.5.9"),
        new(409, "Conflict", "Conflict", "RFC 9110 Section 15.5.10"),
        new(410, "Gone", "Gone", "RFC 9110 Section 15.5.11", cacheable: true),
        new(411, "LengthRequired", "Length Required", "RFC 9110 Section 15.5.12"),
        new(412, "PreconditionFailed", "Precondition Failed", "RFC 9110 Section 15.5.13"),
        new(413, "ContentTooLarge", "Content Too Large", "RFC 9110 Section 15.5.14",
            older: ["Payload Too Large", "Request Entity Too Large"]),
        new(414, "UriTooLong", "URI Too Long", "RFC 9110 Section 15.5.15", cacheable: true,
            older: ["Request-URI Too Long", "Request-URI Too Large"]),
        new(415, "UnsupportedMediaType", "Unsupported Media Type", "RFC 9110 Section 15.5.16"),
        new(416, "RangeNotSatisfiable", "Range Not Satisfiable", "RFC 9110 Section 15.5.17", older: ["Requested Range Not Satisfiable"]),
        new(417, "ExpectationFailed", "Expectation Failed", "RFC 9110 Section 15.5.18"),
        new(418, "ImATeapot", "I'm a teapot", "RFC 9110 Section 15.5.19", Unused),
        new(421, "MisdirectedRequest", "Misdirected Request", "RFC 9110 Section 15.5.20"),
        new(422, "UnprocessableContent", "Unprocessable Content", "RFC 9110 Section 15.5.21", older: ["Unprocessable Entity"]),
        new(423, "Locked", "Locked", "RFC 4918 Section 11.3"),
        new(424, "FailedDependency", "Failed Dependency", "RFC 4918 Section 11.4"),
        new(425, "TooEarly", "Too Early", "RFC 8470 Section 5.2", older: ["Unordered Collection"]),
        new(426, "UpgradeRequired", "Upgrade Required", "RFC 9110 Section 15.5.22"),
        new(428, "PreconditionRequired", "Precondition Required", "RFC 6585 Section 3"),
        new(429, "TooManyRequests", "Too Many Requests", "RFC 6585 Section 4"),
        new(431, "RequestHeaderFieldsTooLarge", "Request Header Fields Too Large", "RFC 6585 Section 5"),
        new(451, "UnavailableForLegalReasons", "Unavailable For Legal Reasons", "RFC 7725 Section 3", cacheable: true),

        new(500, "InternalServerError", "Internal Server Error", "RFC 9110 Section 15.6.1"),
        new(501, "NotImplemented", "Not Implemented", "RFC 9110 Section 15.6.2", cacheable: true),
        new(502, "BadGateway", "Bad Gateway", "RFC 9110 Section 15.6.3"),
        new(503, "ServiceUnavailable", "Service Unavailable", "RFC 9110 Section 15.6.4"),
        new(504, "GatewayTimeout", "Gateway Timeout", "RFC 9110 Section 15.6.5"),
        new(505, "HttpVersionNotSupported", "HTTP Version Not Supported", "RFC 9110 Section 15.6.6"),
        new(506, "VariantAlsoNegotiates", "Variant Also Negotiates", "RFC 2295 Section 8.1", Experimental),
        new(507, "InsufficientStorage", "Insufficient Storage", "RFC 4918 Section 11.5"),
        new(508, "LoopDetected", "Loop Detected", "RFC 5842 Section 7.2", Experimental),
        new(510, "NotExtended", "Not Extended", "RFC 2774 Section 7", Historic),
        new(511, "NetworkAuthenticationRequired", "Network Authentication Required", "RFC 6585 Section 6"),
    ];
}
