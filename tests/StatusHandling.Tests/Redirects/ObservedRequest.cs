using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

/// <summary>A request as the server saw it: the host is what Host says.</summary>
internal sealed record ObservedRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    /// <summary>An address as it is asked for: the host in the letters that a server sees, and no fragment.</summary>
    public static string Spell(Uri uri, string? host = null) => $"{uri.Scheme}://{host ?? uri.IdnHost}:{uri.Port}{uri.PathAndQuery}";

    public static ObservedRequest Of(SentRequest request)
    {
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        var address = Spell(request.Uri!, headers.GetValueOrDefault("Host"));
        headers.TryAdd("Host", request.Uri!.Authority);
        return new ObservedRequest(request.Method.Method, address, headers, request.Body);
    }

    public static async Task<ObservedRequest> OfAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var hasBody = body.Length > 0 || context.Request.ContentLength > 0;
        var host = context.Request.Headers.Host.ToString();
        var port = host.Contains(':', StringComparison.Ordinal) ? "" : context.Request.IsHttps ? ":443" : ":80";
        return new ObservedRequest(
            context.Request.Method,
            $"{context.Request.Scheme}://{host}{port}{target}",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            hasBody ? body : null);
    }
}
