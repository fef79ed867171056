namespace StatusHandling.Tests.Fakes;

/// <summary>A body of which each part comes a moment later, never at once.</summary>
internal sealed class LaterStream(params byte[] bytes) : MemoryStream(bytes)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return await base.ReadAsync(buffer, cancellationToken);
    }
}
