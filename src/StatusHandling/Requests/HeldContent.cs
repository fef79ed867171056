using System.Net;

namespace StatusHandling.Requests;

/// <summary>A content that can be read only once, held in memory as far as a limit allows, so that it can be sent again.</summary>
/// <remarks>
/// What is longer is not lost: it is sent once, first what is held, then the rest as it comes. A content that writes rather than is
/// read is let write until the limit, and waits there for the connection. It derives from StreamContent, though it has no stream, since over
/// HTTP/2 and HTTP/3 a send with any content but the framework's own ends when the response begins: the caller may then close what is
/// still being sent.
/// </remarks>
internal sealed class HeldContent : StreamContent
{
    private readonly HttpContent _content;
    private readonly PrefixStream _prefix;
    private readonly Task _writing;

    private HeldContent(HttpContent content, PrefixStream prefix, Task writing)
        : base(Stream.Null)
    {
        (_content, _prefix, _writing) = (content, prefix, writing);
        CopyHeaders(content, this);
    }

    /// <summary>The content as far as it fits: whole and replayable, or its beginning with the rest behind it.</summary>
    /// <remarks>In a synchronous send only what fits by its own account is held, since a content that writes cannot be made to wait.</remarks>
    public static async ValueTask<HttpContent> HoldAsync(HttpContent content, int limit, bool async, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit || (!async && content.Headers.ContentLength is null))
        {
            return content;
        }

        var prefix = new PrefixStream(limit);
        if (!async)
        {
            prefix.Abandon("The content is longer than its Content-Length.");
            content.CopyTo(prefix, null, cancellationToken);
            return Whole(content, prefix);
        }

        // On a thread of its own: a content that writes synchronously blocks it until there is a connection for the rest.
        var writing = Task.Run(() => content.CopyToAsync(prefix, cancellationToken), CancellationToken.None);
        var held = new HeldContent(content, prefix, writing);
        try
        {
            // A content may ignore its token, and the caller is not to wait for it.
            await Task.WhenAny(writing, prefix.IsFull).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            held.Release();
            throw;
        }

        if (!writing.IsCompleted)
        {
            return held;
        }

        await writing.ConfigureAwait(false);
        return Whole(content, prefix);
    }

    /// <summary>Lets go of a content that nobody will send any more.</summary>
    public void Release()
    {
        _prefix.Abandon("The content was not sent.");
        _writing.ContinueWith(
            static writing => _ = writing.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await _prefix.ContinueToAsync(stream).ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        throw NotSynchronous();

    // Whoever below reads the content as a stream leaves it to be sent, as with any other: what was read is in the buffer.
    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new MemoryStream(await ReadAsByteArrayAsync().ConfigureAwait(false), writable: false);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => throw NotSynchronous();

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        // The content itself stays its caller's.
        Release();
        base.Dispose(disposing);
    }

    private static NotSupportedException NotSynchronous() =>
        new("A content that is held in part comes as its writer goes on, and can be read and sent only asynchronously.");

    private static ByteArrayContent Whole(HttpContent content, PrefixStream prefix)
    {
        var whole = new ByteArrayContent(prefix.ToArray());
        CopyHeaders(content, whole);
        return whole;
    }

    private static void CopyHeaders(HttpContent from, HttpContent to)
    {
        foreach (var (name, values) in from.Headers.NonValidated)
        {
            to.Headers.TryAddWithoutValidation(name, values);
        }
    }
}
