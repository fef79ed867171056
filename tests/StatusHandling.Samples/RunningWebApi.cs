using System.Collections.Concurrent;

namespace StatusHandling.Samples;

/// <summary>The sample WebApi on a free port, with its stand-in upstream.</summary>
public sealed class RunningWebApi : IAsyncLifetime
{
    private const string Announcement = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PatienceForALine = TimeSpan.FromSeconds(20);

    private readonly Sample _sample = Sample.Start("WebApi", "--urls", "http://127.0.0.1:0");
    private readonly ConcurrentQueue<string> _log = new();
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
        _rest = ListenAsync();
    }

    /// <summary>The messages that speak of something so far; the first may still be on its way, and is waited for.</summary>
    public async Task<IReadOnlyList<string>> LoggedAsync(string words)
    {
        using var late = new CancellationTokenSource(PatienceForALine);
        while (true)
        {
            var messages = _log.Where(line => line.Contains(words, StringComparison.Ordinal)).ToList();
            if (messages.Count > 0)
            {
                return messages;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), late.Token);
        }
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

    private async Task ListenAsync()
    {
        while (await _sample.Output.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _log.Enqueue(line);
        }
    }
}
