using System.Buffers;
using System.Net;
using StatusHandling.Calls;

namespace StatusHandling.Responses;

/// <summary>Reads the beginning of a body. Whatever becomes of the rest, what was read is kept, and only the caller may stop it.</summary>
internal sealed class BodyReader(HttpResponseMessage response, int limit, bool async)
{
    private const int FirstBuffer = 4096;

    private ReadingTime? _time;
    private byte[] _buffer = [];
    private int _length;
    private bool _isWhole;
    private bool _isAbandoned;

    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Whether there was more than was read.</summary>
    public bool IsTruncated { get; private set; }

    private bool IsDeclaredEmpty =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var length) && length.ToString() == "0";

    /// <exception cref="OperationCanceledException">The caller cancelled; the exception carries his token.</exception>
    public async ValueTask ReadAsync(HttpMethod method, TimeSpan time, CallClock clock, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (HasNoBody(method))
        {
            return;
        }

        if (limit == 0 || time <= TimeSpan.Zero)
        {
            IsTruncated = !IsDeclaredEmpty;
            return;
        }

        _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            // What is in memory already needs no timer.
            _time = response.Content is ByteArrayContent ? null : new ReadingTime(time, clock, cancellationToken);
            using (_time)
            {
                await FillAsync(_time?.Token ?? cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // It broke off, took too long, or cannot be decoded. The status says more than that.
        }

        Body = _buffer.AsSpan(0, Math.Min(_length, limit)).ToArray();
        IsTruncated = !_isWhole;
        if (!_isAbandoned)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    // RFC 9110 §6.4.1. The Content-Length of such a response tells of another one.
    private bool HasNoBody(HttpMethod method) =>
        method == HttpMethod.Head
        || response.StatusCode is (>= (HttpStatusCode)100 and < HttpStatusCode.OK)
            or HttpStatusCode.NoContent or HttpStatusCode.ResetContent or HttpStatusCode.NotModified;

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        var stream = async
            ? await WithinAsync(response.Content.ReadAsStreamAsync(cancellationToken)).ConfigureAwait(false)
            : response.Content.ReadAsStream(cancellationToken);

        // One byte more than is wanted tells whether there is more.
        while (_length <= limit)
        {
            var reading = stream.ReadAsync(FreePart(), cancellationToken);
            var read = reading.IsCompleted
                ? await reading.ConfigureAwait(false)
                : await WithinAsync(reading.AsTask()).ConfigureAwait(false);
            if (read == 0)
            {
                _isWhole = true;
                return;
            }

            _length += read;
        }
    }

    private Memory<byte> FreePart()
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
            _buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length, Math.Min(_buffer.Length, limit + 1) - _length);
    }

    private async ValueTask<T> WithinAsync<T>(Task<T> work)
    {
        if (_time is not null)
        {
            await _time.WaitAsync(work, async).ConfigureAwait(false);
            if (!work.IsCompleted)
            {
                Abandon(work);
                throw new TimeoutException();
            }
        }

        return await work.ConfigureAwait(false);
    }

    // There are streams that ignore the token. One that is left to itself keeps the buffer, which may then not be used again.
    private void Abandon(Task work)
    {
        _isAbandoned = true;
        _ = work.ContinueWith(
            static late => late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
