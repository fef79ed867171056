using System.Net;
using System.Text;

namespace StatusHandling.Tests.Fakes;

/// <summary>A content of someone's own that writes itself once.</summary>
internal sealed class OneShotContent(string text) : HttpContent
{
    private bool _isWritten;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Assert.False(_isWritten, "A content that can be written only once was written again.");
        _isWritten = true;
        return stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Assert.False(_isWritten, "A content that can be written only once was written again.");
        _isWritten = true;
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
