using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Responses;

/// <summary>Real sockets and real time: each body must end in its typed exception, soon, in little memory, and leave the pool in order.</summary>
[Collection(nameof(HostileBodyTests))]
[CollectionDefinition(nameof(HostileBodyTests), DisableParallelization = true)]
public sealed class HostileBodyTests
{
    private const int Limit = 64 * 1024;
    private const string Head = "HTTP/1.1 404 Not Found\r\n";

    private static readonly TimeSpan BodyTimeout = TimeSpan.FromMilliseconds(300);

    private static readonly Lazy<byte[]> ZippedZeros = new(() =>
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(new byte[10_000_000]);
        }

        return zipped.ToArray();
    });

    private static readonly Dictionary<string, Func<RawExchange, Task>> Bodies = new()
    {
        ["endless chunks"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Transfer-Encoding: chunked\r\n\r\n");
            var chunk = new byte[8 * 1024];
            while (true)
            {
                await exchange.WriteChunkAsync(chunk);
            }
        },
        ["stall"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Content-Length: 100\r\n\r\nstart");
            await exchange.StallAsync();
        },
        ["stall in a chunk"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Transfer-Encoding: chunked\r\n\r\n5\r\nstart\r\n64\r\n");
            await exchange.StallAsync();
        },
        ["the rest comes too late"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Content-Length: 10\r\n\r\nstart");
            await Task.Delay(2 * BodyTimeout, exchange.Stopping);
            await exchange.WriteAsync("later");
        },
        ["gzip bomb"] = async exchange =>
        {
            // Members of a gzip file may follow one another: ten million zeros, a thousand times.
            await exchange.WriteAsync(Head + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var i = 0; i < 1_000; i++)
            {
                await exchange.WriteChunkAsync(ZippedZeros.Value);
            }

            await exchange.WriteAsync("0\r\n\r\n");
        },
        ["broken gzip"] = exchange =>
            exchange.WriteAsync(Head + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nstart").AsTask(),
        ["less than Content-Length"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Content-Length: 100\r\n\r\nstart");
            exchange.Socket.Shutdown(SocketShutdown.Both);
        },
        ["reset"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Content-Length: 100\r\n\r\nstart");
            exchange.Reset();
        },
        ["a wrong chunk"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Transfer-Encoding: chunked\r\n\r\n5\r\nstart\r\nnonsense\r\n");
            await exchange.StallAsync();
        },
        ["invalid utf-8"] = exchange =>
            exchange.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(Head + "Content-Length: 7\r\n\r\nstart"), 0xFF, 0xC3]).AsTask(),
        ["wrong charset"] = exchange =>
            exchange.WriteAsync(Head + "Content-Type: text/html; charset=\"x-nobody\"\r\nContent-Length: 5\r\n\r\nstart").AsTask(),
        ["utf-7"] = exchange =>
            exchange.WriteAsync(Head + "Content-Type: text/html; charset=utf-7\r\nContent-Length: 5\r\n\r\nstart").AsTask(),
        ["ten million bytes of extensions"] = async exchange =>
        {
            await exchange.WriteAsync(Head + "Content-Type: application/problem+json\r\nTransfer-Encoding: chunked\r\n\r\n");
            await exchange.WriteChunkAsync("{\"title\":\"start\""u8.ToArray());
            var chunk = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(",\"extension\":[1,2,3]", 500)));
            for (var i = 0; i < 1_000; i++)
            {
                await exchange.WriteChunkAsync(chunk);
            }

            await exchange.WriteAsync("1\r\n}\r\n0\r\n\r\n");
        },
    };

    public static TheoryData<string, bool> Cases => [.. Bodies.Keys.SelectMany(name => new[] { (name, false), (name, true) })];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_hostile_body_never_hides_the_status(string name, bool isSynchronous)
    {
        await using var server = RawServer.Start(exchange => exchange.Path == "/fine"
            ? exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine").AsTask()
            : Bodies[name](exchange));
        using var client = Client();
        Assert.Equal("fine", await client.GetStringAsync(new Uri(server.Address, "fine"), Token));
        _ = ZippedZeros.Value;
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();

        var exception = isSynchronous
            ? await Task.Run(() => Assert.Throws<HttpNotFoundException>(() => Send(client, server)), Token)
            : await Assert.ThrowsAsync<HttpNotFoundException>(() => client.GetAsync(server.Address, Token));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, BodyTimeout + TimeSpan.FromSeconds(1));
        Assert.InRange(exception.Response.Body.Length, 0, Limit);
        Assert.InRange(exception.Message.Length, 1, 300);
        Assert.NotNull(exception.ToString());
        Check(name, exception);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 2_000_000);
        Assert.Equal("fine", await client.GetStringAsync(new Uri(server.Address, "fine"), Token));
    }

    [Fact]
    public async Task The_caller_may_cancel_a_stalled_body()
    {
        await using var server = RawServer.Start(Bodies["stall"]);
        using var client = Client(TimeSpan.FromMinutes(1));
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(server.Address, cancelling.Token));

        Assert.Equal(cancelling.Token, thrown.CancellationToken);
    }

    private static void Check(string name, HttpNotFoundException exception)
    {
        var response = exception.Response;
        switch (name)
        {
            case "endless chunks" or "gzip bomb":
                Assert.Equal((Limit, true), (response.Body.Length, response.IsTruncated));
                break;
            case "ten million bytes of extensions":
                Assert.Equal((Limit, true), (response.Body.Length, response.IsTruncated));
                Assert.Equal("start", exception.Problem!.Title);
                Assert.Equal(3, exception.Problem.Extensions["extension"].GetArrayLength());
                break;
            case "broken gzip":
                Assert.Equal((0, true), (response.Body.Length, response.IsTruncated));
                break;
            case "invalid utf-8":
                Assert.Equal(("start\uFFFD\uFFFD", false), (response.Text, response.IsTruncated));
                break;
            case "wrong charset" or "utf-7":
                Assert.Equal(("start", false), (response.Text, response.IsTruncated));
                break;
            case "reset" or "a wrong chunk":
                // A reset may overtake what was sent before it, and .NET looks at the next chunk before it hands out the first.
                Assert.True(response.Text is "start" or "");
                Assert.True(response.IsTruncated);
                break;
            default:
                Assert.Equal(("start", true), (response.Text, response.IsTruncated));
                break;
        }
    }

    // One connection at most: a body that kept it would keep the next request waiting.
    private static HttpClient Client(TimeSpan? bodyTimeout = null)
    {
        var options = new StatusHandlingOptions();
        options.Errors.MaxBodyBytes = Limit;
        options.Errors.BodyTimeout = bodyTimeout ?? BodyTimeout;
        var sockets = new SocketsHttpHandler { MaxConnectionsPerServer = 1, AutomaticDecompression = DecompressionMethods.All };
        return new HttpClient(StatusHandlingPipeline.Create(sockets, options)) { Timeout = TimeSpan.FromSeconds(20) };
    }

    private static void Send(HttpClient client, RawServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        using var response = client.Send(request, Token);
    }
}
