using System.Collections.Frozen;
using System.Net;
using StatusHandling.Calls;

namespace StatusHandling.Redirects;

/// <summary>The request of the next hop: what the one before said, without what must not go on.</summary>
/// <remarks>It is made from the request of the hop before, never from the caller's: what was dropped once stays dropped.</remarks>
internal static class HopRequest
{
    /// <summary>What no list of the user's can let go to another origin.</summary>
    private static readonly FrozenSet<string> Credentials = FrozenSet.ToFrozenSet(
        ["Authorization", "Proxy-Authorization", "Cookie", "Cookie2", "WWW-Authenticate"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What describes the content, and goes with it (RFC 9110 §15.4); so does every field that begins with Content-.</summary>
    private static readonly FrozenSet<string> OfContent = FrozenSet.ToFrozenSet(
        ["Transfer-Encoding", "Expect", "Trailer", "Digest", "Repr-Digest", "Last-Modified"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The method that the next hop is asked with (RFC 9110 §15.4.2 to §15.4.9).</summary>
    public static HttpMethod MethodAfter(HttpStatusCode code, HttpMethod method) => code switch
    {
        HttpStatusCode.SeeOther => method == HttpMethod.Head ? method : HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };

    /// <summary>Whether a field is a credential, for one origin only.</summary>
    public static bool IsSensitive(StatusCall call, string name) => Credentials.Contains(name) || call.Policies.SensitiveHeaders.Contains(name);

    public static HttpRequestMessage Make(
        StatusCall call, HttpRequestMessage previous, in RedirectTarget target, HttpMethod method, bool isForeign)
    {
        var next = call.CopyOf(previous);
        var losesContent = method != next.Method;
        next.RequestUri = target.Uri;
        if (losesContent)
        {
            next.Method = method;
            next.Content = null;
        }

        if (call.HasExpectationFailed)
        {
            next.Headers.Remove("Expect");
        }

        if (isForeign || losesContent || !target.IsRelative)
        {
            DropFields(call, next, isForeign, losesContent, losesHost: !target.IsRelative);
        }

        return next;
    }

    private static void DropFields(StatusCall call, HttpRequestMessage request, bool isForeign, bool losesContent, bool losesHost)
    {
        List<string>? dropped = null;
        foreach (var (name, _) in request.Headers.NonValidated)
        {
            if ((isForeign && IsSensitive(call, name))
                || (losesContent && IsOfContent(name))
                || (losesHost && name.Equals("Host", StringComparison.OrdinalIgnoreCase)))
            {
                (dropped ??= []).Add(name);
            }
        }

        dropped?.ForEach(name => request.Headers.Remove(name));
    }

    private static bool IsOfContent(string name) =>
        name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || OfContent.Contains(name);
}
