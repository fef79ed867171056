using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StatusHandling.Tests.Fakes;

/// <summary>A server on a free loopback port that answers with raw bytes, right or wrong.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<RawExchange, Task> _answer;
    private readonly Task _serving;
    private int _open;

    private RawServer(Func<RawExchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many connections it has that neither side has closed.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Starts a server that answers each request with one function, and keeps the connection while both sides do.</summary>
    public static RawServer Start(Func<RawExchange, Task> answer) => new(answer);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _serving;
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                connections.RemoveAll(connection => connection.IsCompletedSuccessfully);
                connections.Add(TalkAsync(socket));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task TalkAsync(Socket socket)
    {
        Interlocked.Increment(ref _open);
        await Task.Yield();
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            var buffer = new byte[4096];
            while (await ReadHeadAsync(socket, buffer) is { } head)
            {
                await _answer(new RawExchange(socket, stream, head, _stopping.Token));
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    // It looks before it takes: what comes after the head is left to the answer.
    private async Task<string?> ReadHeadAsync(Socket socket, byte[] buffer)
    {
        var head = new ArrayBufferWriter<byte>();
        while (true)
        {
            var seen = await socket.ReceiveAsync(buffer, SocketFlags.Peek, _stopping.Token);
            if (seen == 0)
            {
                return null;
            }

            var before = head.WrittenCount;
            var from = Math.Max(0, before - 3);
            head.Write(buffer.AsSpan(0, seen));
            var end = head.WrittenSpan[from..].IndexOf("\r\n\r\n"u8);
            var length = end < 0 ? head.WrittenCount : from + end + 4;
            _ = await socket.ReceiveAsync(buffer.AsMemory(0, length - before), SocketFlags.None, _stopping.Token);
            if (end >= 0)
            {
                return Encoding.Latin1.GetString(head.WrittenSpan[..length]);
            }
        }
    }
}
