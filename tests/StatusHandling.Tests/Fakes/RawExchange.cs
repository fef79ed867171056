using System.Net.Sockets;
using System.Text;

namespace StatusHandling.Tests.Fakes;

/// <summary>One request that a <see cref="RawServer"/> has read, and the wire for the answer.</summary>
internal sealed record RawExchange(Socket Socket, NetworkStream Stream, string Head, CancellationToken Stopping)
{
    public string Path => Head.Split(' ')[1];

    public ValueTask WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes) => Stream.WriteAsync(bytes, Stopping);

    public async ValueTask WriteChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await WriteAsync($"{bytes.Length:X}\r\n");
        await WriteAsync(bytes);
        await WriteAsync("\r\n");
    }

    /// <summary>Says nothing more until the client goes away or the test is over.</summary>
    public async Task StallAsync()
    {
        var one = new byte[1];
        _ = await Stream.ReadAsync(one, Stopping);
        Socket.Close();
    }

    /// <summary>Drops the connection with a reset.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(true, 0);
        Socket.Close();
    }
}
