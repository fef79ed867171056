using System.Net.Http.Json;

namespace StatusHandling.Requests;

/// <summary>Tells whether a request content can be sent a second time.</summary>
internal static class ReplayableContent
{
    public static bool Is(HttpContent? content, Func<HttpContent, bool>? isReplayable) => content switch
    {
        null => true,
        HeldContent => false,
        MultipartContent parts when IsOfFramework(parts) => parts.All(part => Is(part, isReplayable)),
        StreamContent stream when stream.GetType() == typeof(StreamContent) => CanSeek(stream),
        _ => (content is ByteArrayContent or ReadOnlyMemoryContent or JsonContent && IsOfFramework(content)) || isReplayable?.Invoke(content) == true,
    };

    // A type of someone else's may read its bytes from anywhere.
    private static bool IsOfFramework(HttpContent content) =>
        content.GetType().Assembly == typeof(HttpContent).Assembly || content.GetType() == typeof(JsonContent);

    // A StreamContent does not show its stream, but it can compute a length exactly when that stream can seek. Content-Length may have been
    // given instead; a multipart content around it computes its own length from what its parts can compute, and never from what was given.
    private static bool CanSeek(StreamContent content)
    {
        var probe = new MultipartContent { content };
        return probe.Headers.ContentLength is not null;
    }
}
