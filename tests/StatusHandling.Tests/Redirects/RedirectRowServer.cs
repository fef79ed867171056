using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace StatusHandling.Tests.Redirects;

/// <summary>A real server, with and without TLS, that plays one row after the other. Every host name leads to it.</summary>
public sealed class RedirectRowServer : IAsyncLifetime
{
    private readonly List<ObservedRequest> _requests = [];
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private WebApplication? _application;
    private int[] _ports = [];
    private RedirectCase? _row;

    public int Connections { get; private set; }

    /// <summary>How many bytes the client read.</summary>
    public long BytesRead { get; private set; }

    internal IReadOnlyList<ObservedRequest> Requests => _requests;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = _certificate }));
        });
        _application = builder.Build();
        _application.Run(AnswerAsync);
        await _application.StartAsync();
        _ports = [.. _application.Urls.Select(url => new Uri(url).Port)];
    }

    /// <summary>Begins a row, and gives a handler whose every connection comes here.</summary>
    internal SocketsHttpHandler Play(RedirectCase row)
    {
        _requests.Clear();
        (_row, Connections, BytesRead) = (row, 0, 0);
        return new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = row.UsesCookieContainer,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => _certificate.Equals(certificate) },
            ConnectCallback = async (context, token) =>
            {
                Connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                var isHttps = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
                await socket.ConnectAsync(IPAddress.Loopback, _ports[isHttps ? 1 : 0], token);
                return new CountedStream(this, socket);
            },
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _application!.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var step = _row!.StepFor(_requests.Count);
        _requests.Add(await ObservedRequest.OfAsync(context));
        context.Response.StatusCode = step?.Status ?? 200;
        foreach (var (name, value) in step?.ResponseHeaders ?? [])
        {
            context.Response.Headers[name] = value;
        }

        while (step is { HasEndlessBody: true } && !context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(new byte[64 * 1024]);
        }

        await context.Response.WriteAsync(step is { HasEndlessBody: false } ? step.ResponseBody : "");
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=redirects.test", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private sealed class CountedStream(RedirectRowServer server, Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            server.BytesRead += read;
            return read;
        }
    }
}
