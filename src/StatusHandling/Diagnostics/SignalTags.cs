using System.Collections.Frozen;
using System.Diagnostics;

namespace StatusHandling.Diagnostics;

/// <summary>The tags of metrics and trace events, in the style of OpenTelemetry. None of them has more than a bounded number of values.</summary>
internal static class SignalTags
{
    public const string ClientName = "client.name";
    public const string Reason = "status_handling.reason";
    public const string StatusClass = "status_handling.status_class";
    public const string Delay = "status_handling.retry.delay";
    public const string ResendCount = "http.request.resend_count";
    public const string Other = "_OTHER";

    private static readonly FrozenDictionary<string, string> Methods =
        new[] { "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH" }
            .ToFrozenDictionary(method => method, StringComparer.OrdinalIgnoreCase);

    /// <param name="clientName">The client.</param>
    /// <param name="exchange">The request and what came of it.</param>
    /// <param name="host">The host as it is to be told; null where the address has none.</param>
    /// <param name="reason">Who asked for it, what was decided, or what stood in the way.</param>
    public static TagList Of(string clientName, in Exchange exchange, string? host, string reason)
    {
        var tags = new TagList { { ClientName, clientName }, { "http.request.method", MethodOf(exchange.Method) } };
        if (host is not null)
        {
            tags.Add("server.address", host);
        }

        if (exchange.StatusCode is { } code)
        {
            tags.Add("http.response.status_code", (int)code);
        }
        else
        {
            tags.Add("error.type", exchange.Failure is { } failure ? FailureKind.TagOf(failure) : Other);
        }

        tags.Add(Reason, reason);
        return tags;
    }

    private static string MethodOf(HttpMethod method) => Methods.GetValueOrDefault(method.Method, Other);
}
