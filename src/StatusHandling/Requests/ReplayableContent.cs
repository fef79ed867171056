using System.Net.Http.Json;

namespace StatusHandling.Requests;

/// <summary>Tells whether a request content can be sent a second time.</summary>
internal static class ReplayableContent
{
    public static bool Is(HttpContent? content, Func<HttpContent, bool>? isReplayable) => content switch
    {
        null => true,
        HeldContent => false,
        _ when !IsOfFramework(content) => isReplayable?.Invoke(content) == true,
        MultipartContent parts => parts.All(part => Is(part, isReplayable)) && !IsDisposed(content),
        StreamContent stream => CanSeek(stream) ? !IsDisposed(content) : isReplayable?.Invoke(content) == true,
        ByteArrayContent or ReadOnlyMemoryContent or JsonContent => !IsDisposed(content),
        _ => isReplayable?.Invoke(content) == true,
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

    // A handler below that disposes its request takes the content with it. Asked with a token that is cancelled, a content only says so;
    // but a stream that cannot seek would count as read.
    private static bool IsDisposed(HttpContent content)
    {
        try
        {
            _ = content.CopyToAsync(Stream.Null, new CancellationToken(canceled: true));
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
