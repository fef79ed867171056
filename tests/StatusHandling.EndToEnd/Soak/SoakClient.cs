using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>A client of a factory whose handlers live for two seconds, and whose sends are counted below the pipeline.</summary>
internal sealed class SoakClient : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly IHttpClientFactory _factory;
    private int _handlers;

    public SoakClient(SoakLedger ledger, SoakConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration.Root);
        services.AddHttpClient("soak")
            .SetHandlerLifetime(TimeSpan.FromSeconds(2))
            .AddStatusHandling()
            .AddHttpMessageHandler(() => new SendCounter(ledger))
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                Interlocked.Increment(ref _handlers);
                return new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1) };
            });
        _services = services.BuildServiceProvider();
        _factory = _services.GetRequiredService<IHttpClientFactory>();
    }

    /// <summary>How many handlers there have been.</summary>
    public int Handlers => Volatile.Read(ref _handlers);

    public HttpClient Create() => _factory.CreateClient("soak");

    public void Dispose() => _services.Dispose();

    private sealed class SendCounter(SoakLedger ledger) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count(request);
            return base.SendAsync(request, cancellationToken);
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count(request);
            return base.Send(request, cancellationToken);
        }

        private void Count(HttpRequestMessage request) =>
            ledger.Find(request.Headers.NonValidated[SoakLedger.Field].ToString())!.CountSend();
    }
}
