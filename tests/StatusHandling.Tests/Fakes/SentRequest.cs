using System.Text;

namespace StatusHandling.Tests.Fakes;

/// <summary>A request as it was when it was sent.</summary>
internal sealed class SentRequest(HttpRequestMessage message, byte[]? body, TimeSpan at)
{
    public HttpRequestMessage Message => message;

    public HttpMethod Method { get; } = message.Method;

    public Uri? Uri { get; } = message.RequestUri;

    public Version Version { get; } = message.Version;

    /// <summary>Request and content headers together.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = message.Headers.NonValidated
        .Concat(message.Content?.Headers.NonValidated.ToList() ?? [])
        .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The bytes of the content; null when there was none.</summary>
    public byte[]? Bytes => body;

    public string? Body => body is null ? null : Encoding.UTF8.GetString(body);

    /// <summary>When it was sent, from the making of the server on.</summary>
    public TimeSpan At => at;
}
