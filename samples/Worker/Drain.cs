using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Worker;

/// <summary>Fetches every reading, three at a time. It has no loop for retries, no waits and no look at a status: the client has.</summary>
internal sealed class Drain(ReadingsClient readings, Board board, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int Lanes = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var queue = Channel.CreateUnbounded<int>();
        foreach (var number in Enumerable.Range(1, Board.Readings))
        {
            queue.Writer.TryWrite(number);
        }

        queue.Writer.Complete();
        Environment.ExitCode = 1; // As long as a reading is missing.
        try
        {
            using (board.Show())
            {
                await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => DrainAsync(queue.Reader, stoppingToken)));
            }

            Environment.ExitCode = board.Summarize() ? 0 : 1;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task DrainAsync(ChannelReader<int> queue, CancellationToken cancellationToken)
    {
        await foreach (var number in queue.ReadAllAsync(cancellationToken))
        {
            try
            {
                board.Done(number, await readings.GetAsync(number, cancellationToken));
            }
            catch (Exception failure) when (failure is HttpRequestException or { InnerException: TimeoutException })
            {
                board.Failed(number, failure.Message);
            }
        }
    }
}
