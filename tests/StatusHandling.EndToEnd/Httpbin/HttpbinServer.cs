using System.Diagnostics;
using System.Globalization;
using StatusHandling.EndToEnd.Httpbin;

[assembly: AssemblyFixture(typeof(HttpbinServer))]

namespace StatusHandling.EndToEnd.Httpbin;

/// <summary>httpbin on a free loopback port, as Debian packages it.</summary>
public sealed class HttpbinServer : IAsyncLifetime
{
    private const string Program = """
        from httpbin import app
        from werkzeug.serving import make_server
        server = make_server('127.0.0.1', 0, app, threaded=True)
        print(server.port, flush=True)
        server.serve_forever()
        """;

    private Process? _process;
    private Uri? _address;

    /// <summary>Where it listens.</summary>
    public Uri Address
    {
        get
        {
            Debian.Require("python3-httpbin", _address is not null);
            return _address;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists("/usr/bin/python3"))
        {
            return;
        }

        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        if (int.TryParse(await _process.StandardOutput.ReadLineAsync(), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            _address = new Uri($"http://127.0.0.1:{port}/");
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }

        _process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
