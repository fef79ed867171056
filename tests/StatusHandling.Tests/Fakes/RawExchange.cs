using System.Globalization;
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

    /// <summary>Reads what the client said is to come after the head.</summary>
    public async ValueTask ReadBodyAsync()
    {
        var field = Head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var length = field is null ? 0 : int.Parse(field.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
        await Stream.ReadExactlyAsync(new byte[length], Stopping);
    }

    /// <summary>Ends the connection in order, after what was written.</summary>
    public void Close() => Socket.Close();

    /// <summary>Drops the connection with a reset.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(true, 0);
        Socket.Close();
    }
}
