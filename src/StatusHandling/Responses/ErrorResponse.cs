using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>A copy of a response that an exception stands for: it outlives the response, and holds no secret of its header fields.</summary>
public sealed class ErrorResponse
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _headers = HeaderCopy.None;

    /// <summary>Makes an empty one by hand, for a test of what catches an exception; set what the test needs.</summary>
    public ErrorResponse()
    {
    }

    /// <summary>Makes one with a textual body by hand, for a test of what catches an exception.</summary>
    /// <param name="text">The body; it is kept in UTF-8.</param>
    /// <param name="contentType">The type of the body, such as <c>application/problem+json</c>.</param>
    public ErrorResponse(string text, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Body = Encoding.UTF8.GetBytes(text);
        ContentType = contentType;
    }

    internal ErrorResponse(IReadOnlyDictionary<string, IReadOnlyList<string>> safeHeaders) => _headers = safeHeaders;

    /// <summary>Gets the words of the status line, which HTTP/2 and later do not have.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? ReasonPhrase { get; init; }

    /// <summary>Gets the version of HTTP in which the server answered.</summary>
    /// <value>1.1 by default.</value>
    public Version Version { get; init; } = HttpVersion.Version11;

    /// <summary>Gets the header fields of response and content by name, in any case; of each field the values line by line.</summary>
    /// <value>
    /// Empty by default. What a server sent has <c>***</c> in place of secrets, addresses without user information and fragment and with
    /// queries as <see cref="StatusErrorOptions.ShowQuery"/> says, and is cut beyond 2,048 characters a line and some 6,000 altogether.
    /// </value>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers
    {
        get => _headers;
        init => _headers = HeaderCopy.Of(value);
    }

    /// <summary>Gets the field <c>Content-Type</c> as it was sent.</summary>
    /// <value><see langword="null"/> where there is none.</value>
    public string? ContentType { get => field ?? ResponseFields.First(this, "Content-Type"); init; }

    /// <summary>Gets the body, without its transfer and content coding.</summary>
    /// <value>Empty by default. At most <see cref="StatusErrorOptions.MaxBodyBytes"/>.</value>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets whether the body went on, or was to go on, after what was kept.</summary>
    /// <value>
    /// <see langword="false"/> by default. It is <see langword="true"/> when the body was too long or took too long, broke off, or could
    /// not be decoded.
    /// </value>
    public bool IsTruncated { get; init; }

    /// <summary>Gets the body as text, decoded anew each time.</summary>
    /// <remarks>
    /// The encoding is the charset of <see cref="ContentType"/> where .NET knows it, else that of a byte order mark, else UTF-8. What
    /// cannot be decoded becomes U+FFFD.
    /// </remarks>
    public string Text => BodyText.Decode(Body.Span, ContentType);

    /// <summary>Gets when the response came.</summary>
    internal DateTimeOffset ReceivedAt { get; init; } = TimeProvider.System.GetUtcNow();

    /// <summary>Gets the link that the user is to open, whose query <see cref="Headers"/> does not show.</summary>
    internal UserLink UserLink { get; init; }

    /// <summary>Reads the body as JSON, with metadata made by the compiler.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="typeInfo">What a <c>JsonSerializerContext</c> knows of the type.</param>
    /// <returns>The value; the default of the type where the body is empty.</returns>
    /// <exception cref="JsonException">The body is no JSON, no JSON of that type, or cut.</exception>
    public T? ReadFromJson<T>(JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return Body.IsEmpty ? default : JsonSerializer.Deserialize(BodyText.ToUtf8(Body, ContentType).Span, typeInfo);
    }
}
