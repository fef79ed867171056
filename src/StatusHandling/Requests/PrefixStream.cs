namespace StatusHandling.Requests;

/// <summary>Keeps the first bytes that are written, and makes the writer wait there until it is told where the rest goes.</summary>
internal sealed class PrefixStream(int limit) : Stream
{
    private readonly MemoryStream _kept = new();
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Stream> _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when more was written than is kept.</summary>
    public Task IsFull => _full.Task;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public byte[] ToArray() => _kept.ToArray();

    /// <summary>Writes what is kept, and sends all that follows the same way. Possible once: the rest exists only once.</summary>
    public async Task ContinueToAsync(Stream stream)
    {
        if (_rest.Task.IsCompleted)
        {
            throw new InvalidOperationException("A content that can be read only once was sent already.");
        }

        await stream.WriteAsync(_kept.GetBuffer().AsMemory(0, (int)_kept.Length)).ConfigureAwait(false);
        _rest.TrySetResult(stream);
    }

    /// <summary>Ends a writer that waits, or will wait, for a connection that will not come.</summary>
    public void Abandon(string why)
    {
        if (_rest.TrySetException(new IOException(why)))
        {
            _ = _rest.Task.Exception;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsFull.IsCompleted && _kept.Length + buffer.Length <= limit)
        {
            _kept.Write(buffer.Span);
            return;
        }

        _full.TrySetResult();
        var rest = await _rest.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await rest.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A writer that does not know how to wait blocks the thread that was given to it.
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!IsFull.IsCompleted && _kept.Length + count <= limit)
        {
            _kept.Write(buffer, offset, count);
            return;
        }

        _full.TrySetResult();
        _rest.Task.GetAwaiter().GetResult().Write(buffer, offset, count);
    }

    public override void Flush()
    {
        if (_rest.Task.IsCompletedSuccessfully)
        {
            _rest.Task.Result.Flush();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _rest.Task.IsCompletedSuccessfully ? _rest.Task.Result.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
