namespace StatusHandling.Tests.Fakes;

/// <summary>Reads a request content as a connection does: by writing it, without keeping it in the content.</summary>
internal static class ContentReading
{
    public static async Task<byte[]> ReadAsByteArrayCopyAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await content.CopyToAsync(stream, cancellationToken);
        return stream.ToArray();
    }

    public static byte[] ReadAsByteArrayCopy(this HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        content.CopyTo(stream, null, cancellationToken);
        return stream.ToArray();
    }
}
