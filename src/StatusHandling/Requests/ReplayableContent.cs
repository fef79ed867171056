using System.Collections;
using System.Diagnostics.CodeAnalysis;
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
        JsonContent json => IsLazy(json.Value) ? isReplayable?.Invoke(json) == true : !IsDisposed(json),
        ByteArrayContent or ReadOnlyMemoryContent => !IsDisposed(content),
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

    // The elements of a sequence that is no collection come from somewhere, and the second time perhaps no more.
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "An interface that was trimmed away is one that no serializer can use.")]
    private static bool IsLazy(object? value)
    {
        if (value is null or string or ICollection)
        {
            return false;
        }

        var interfaces = value.GetType().GetInterfaces();
        return Has(typeof(IAsyncEnumerable<>))
            || (value is IEnumerable && !Has(typeof(ICollection<>)) && !Has(typeof(IReadOnlyCollection<>)));

        bool Has(Type definition) => Array.Exists(
            interfaces, candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == definition);
    }

    // A handler below that disposes its request takes the content with it. Asked with a token that is cancelled, a content only says so;
    // but a stream that cannot seek would count as read, and JSON would be written all the same: that is asked to copy itself to nowhere.
    private static bool IsDisposed(HttpContent content)
    {
        try
        {
            _ = content is JsonContent ? content.CopyToAsync(null!) : content.CopyToAsync(Stream.Null, new CancellationToken(canceled: true));
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
        catch (ArgumentNullException)
        {
            return false;
        }
    }
}
