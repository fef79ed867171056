using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>A client of a factory that counts its connections. It has one at most: what keeps that keeps the next call waiting.</summary>
/// <remarks>Its handlers live for ever, so that the factory has no timer.</remarks>
internal sealed class HostileClient : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly SocketsHttpHandler _sockets;
    private int _open;

    public HostileClient(HostileRow row, int maxConnections = 1)
    {
        _sockets = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = maxConnections,
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(100),
            MaxResponseHeadersLength = row.HeaderLimit,
            Credentials = row.Credentials,
            ConnectCallback = Connect,
        };
        var services = new ServiceCollection();
        services.AddHttpClient("hostile").SetHandlerLifetime(Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(() => _sockets).AddStatusHandling(options =>
        {
            options.Retry.MaxRetries = 2;
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
            options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
            options.Retry.TotalTimeout = TimeSpan.FromSeconds(30);
            options.Errors.BodyTimeout = TimeSpan.FromMilliseconds(350);
            row.Configure(options);
        });
        _services = services.BuildServiceProvider();
        Http = _services.GetRequiredService<IHttpClientFactory>().CreateClient("hostile");
    }

    public HttpClient Http { get; }

    /// <summary>How many connections it has opened and not closed.</summary>
    public int Open => Volatile.Read(ref _open);

    public void Dispose()
    {
        Http.Dispose();
        _services.Dispose();
        _sockets.Dispose();
    }

    // Blocking, so that Send need not wait for a thread of the pool.
    private ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(context.DnsEndPoint);
        Interlocked.Increment(ref _open);
        return new ValueTask<Stream>(new CountedStream(socket, () => Interlocked.Decrement(ref _open)));
    }

    private sealed class CountedStream(Socket socket, Action closed) : NetworkStream(socket, ownsSocket: true)
    {
        private Action? _closed = closed;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Interlocked.Exchange(ref _closed, null)?.Invoke();
        }
    }
}
