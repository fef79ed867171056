namespace StatusHandling.Samples;

public sealed class WorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task It_drains_everything_in_plain_lines_and_ends_by_itself()
    {
        using var late = new CancellationTokenSource(Patience);
        using var worker = Sample.Start("Worker");

        var lines = (await worker.Output.ReadToEndAsync(late.Token)).TrimEnd().Split('\n');

        Assert.Equal(0, await worker.ExitCodeAsync(late.Token));
        Assert.Equal(18, lines.Count(line => line.Contains("/18]", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains("429 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("503 ", StringComparison.Ordinal));
        Assert.StartsWith("18 of 18 readings, 20.8 degrees on average", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains('\e', StringComparison.Ordinal));
    }
}
