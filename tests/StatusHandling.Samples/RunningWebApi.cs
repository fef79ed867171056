namespace StatusHandling.Samples;

/// <summary>The sample WebApi on a free port, with its stand-in upstream.</summary>
public sealed class RunningWebApi : IAsyncLifetime
{
    private const string Announcement = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Sample _sample = Sample.Start("WebApi", "--urls", "http://127.0.0.1:0");
    private Task? _rest;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

    public async ValueTask InitializeAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        string? line;
        do
        {
            line = await _sample.Output.ReadLineAsync(late.Token)
                ?? throw new InvalidOperationException("The sample ended instead of listening.");
        }
        while (!line.Contains(Announcement, StringComparison.Ordinal));

        Http.BaseAddress = new Uri(line.Trim()[Announcement.Length..]);

        // It goes on logging, and must not be held up by a pipe that is full.
        _rest = _sample.Output.ReadToEndAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _sample.Dispose();
        if (_rest is not null)
        {
            await _rest;
        }
    }
}
