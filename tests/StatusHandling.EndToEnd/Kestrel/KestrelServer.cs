using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StatusHandling.EndToEnd.Kestrel;

/// <summary>Kestrel on a free loopback port, which speaks one version of HTTP and answers every request with one function.</summary>
internal sealed class KestrelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TestCertificate _certificate;
    private readonly Wire _wire;
    private readonly Uri _address;

    private KestrelServer(WebApplication application, TestCertificate certificate, Wire wire)
    {
        _application = application;
        _certificate = certificate;
        _wire = wire;
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        _address = new Uri(addresses.Addresses.Single());
    }

    public static async Task<KestrelServer> StartAsync(Wire wire, RequestDelegate answer)
    {
        wire.SkipIfMissing();
        var certificate = new TestCertificate();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = wire.Protocols;
            if (wire.IsSecure)
            {
                listen.UseHttps(certificate.Certificate);
            }
        }));
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new KestrelServer(application, certificate, wire);
    }

    /// <summary>A client that speaks the version of this server and no other, hardly waits, and has no budget to run out of.</summary>
    public HttpClient Client(Action<SocketsHttpHandler>? configurePrimary = null, Action<StatusHandlingOptions>? configure = null)
    {
        var options = new StatusHandlingOptions();
        options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.BudgetReserve = 10_000;
        configure?.Invoke(options);
        var primary = new SocketsHttpHandler { SslOptions = _certificate.Trusted() };
        configurePrimary?.Invoke(primary);
        return new HttpClient(StatusHandlingPipeline.Create(primary, options))
        {
            BaseAddress = _address,
            DefaultRequestVersion = _wire.Version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
    }
}
