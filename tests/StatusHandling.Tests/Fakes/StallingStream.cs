namespace StatusHandling.Tests.Fakes;

/// <summary>A body that begins and then says nothing more, until the token is cancelled, or for ever.</summary>
internal sealed class StallingStream(byte[]? beginning = null, bool ignoresToken = false) : Stream
{
    private byte[] _beginning = beginning ?? [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = TakeBeginning(buffer.Span);
        if (read == 0)
        {
            await Task.Delay(Timeout.Infinite, ignoresToken ? CancellationToken.None : cancellationToken);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int TakeBeginning(Span<byte> target)
    {
        var count = Math.Min(target.Length, _beginning.Length);
        _beginning.AsSpan(0, count).CopyTo(target);
        _beginning = _beginning[count..];
        return count;
    }
}
