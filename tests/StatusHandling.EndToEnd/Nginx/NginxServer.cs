using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace StatusHandling.EndToEnd.Nginx;

/// <summary>nginx as Debian packages it, in a folder and on loopback ports of its own. Each test starts and stops its own.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private readonly TestCertificate _certificate = new();
    private Process? _process;
    private int _plainPort;
    private int _tlsPort;

    private NginxServer()
    {
    }

    /// <summary>Starts it, and returns when it accepts connections.</summary>
    /// <param name="sites">
    /// What the http block says. PLAIN and TLS stand for what it listens on, FOLDER for its folder;
    /// any name under example.test leads to it.
    /// </param>
    public static async Task<NginxServer> StartAsync(string sites)
    {
        Debian.Require("nginx", File.Exists(Program));
        var server = new NginxServer();
        try
        {
            await server.StartAnywhereAsync(sites);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>A flag for the sites to look at: <c>if (-f FOLDER/name)</c>.</summary>
    public void Raise(string flag) => File.WriteAllText(PathOf(flag), "");

    public void Lower(string flag) => File.Delete(PathOf(flag));

    /// <summary>Leads http and https to any name under example.test here, and trusts the certificate of this server alone.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        UseCookies = false,
        UseProxy = false,
        SslOptions = _certificate.Trusted(),
        ConnectCallback = async (context, token) =>
        {
            Assert.EndsWith(".example.test", context.DnsEndPoint.Host, StringComparison.Ordinal);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 443 ? _tlsPort : _plainPort, token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    public HttpClient Client(Action<StatusHandlingOptions>? configure = null, HttpMessageHandler? primary = null)
    {
        var options = new StatusHandlingOptions();
        configure?.Invoke(options);
        return new HttpClient(StatusHandlingPipeline.Create(primary ?? Handler(), options));
    }

    /// <summary>The requests so far, at least so many: a line is written after its response.</summary>
    public async Task<IReadOnlyList<Arrival>> LogAsync(int atLeast)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var text = await File.ReadAllTextAsync(PathOf("access.log"));
            var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length >= atLeast || watch.Elapsed > Patience)
            {
                return [.. lines.Select(line => JsonSerializer.Deserialize<Arrival>(line)!)];
            }

            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();

        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAnywhereAsync(string sites)
    {
        await File.WriteAllTextAsync(PathOf("tls.crt"), _certificate.Certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(PathOf("tls.key"), _certificate.KeyPem);

        // A port that was free a moment ago may be taken by now: then on others.
        for (var tries = 1; !await TryStartAsync(sites); tries++)
        {
            Assert.True(tries < 5, await ErrorsAsync());
        }
    }

    // One process that stays in the foreground: whoever kills it kills all of it. It writes its number when its ports are open.
    private async Task<bool> TryStartAsync(string sites)
    {
        (_plainPort, _tlsPort) = FreePorts();
        await File.WriteAllTextAsync(PathOf("nginx.conf"), Configuration(sites));
        _process?.Dispose();
        var start = new ProcessStartInfo(Program, ["-p", _folder, "-c", "nginx.conf", "-e", "error.log"]) { RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!_process.HasExited)
        {
            if (File.Exists(PathOf("nginx.pid")) && (await File.ReadAllTextAsync(PathOf("nginx.pid"))).Length > 0)
            {
                return true;
            }

            Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
            await Task.Delay(10);
        }

        return false;
    }

    private async Task<string> ErrorsAsync() =>
        File.Exists(PathOf("error.log")) ? await File.ReadAllTextAsync(PathOf("error.log")) : "No word from nginx.";

    private static (int Plain, int Tls) FreePorts()
    {
        using var plain = new TcpListener(IPAddress.Loopback, 0);
        using var tls = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        tls.Start();
        return (((IPEndPoint)plain.LocalEndpoint).Port, ((IPEndPoint)tls.LocalEndpoint).Port);
    }

    private string Configuration(string sites) => $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        events { worker_connections 512; }
        http {
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
            client_max_body_size 16m;
            ssl_certificate tls.crt;
            ssl_certificate_key tls.key;
            log_format arrival escape=json {{Arrival.LogFormat}};
            access_log access.log arrival;
            {{sites
                .Replace("PLAIN", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_plainPort}"), StringComparison.Ordinal)
                .Replace("TLS", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_tlsPort} ssl http2"), StringComparison.Ordinal)
                .Replace("FOLDER", _folder, StringComparison.Ordinal)}}
        }
        """;
}
