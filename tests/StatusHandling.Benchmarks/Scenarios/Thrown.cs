using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

/// <summary>A 404 with a body that is read, thrown and caught.</summary>
/// <remarks>
/// What leaves a handler is thrown three times at least: by the two awaits of HttpClient and by the caller's. The second contender shows what
/// that alone comes to.
/// </remarks>
public abstract class Thrown
{
    private readonly LaterServer? _server;
    private readonly HttpClient _checked;
    private readonly HttpClient _checking;
    private readonly HttpClient _statusHandling;

    private protected Thrown(HttpMessageHandler server)
    {
        _server = server as LaterServer;
        _checked = new HttpClient(server);
        _checking = new HttpClient(new CheckingHandler(server));
        _statusHandling = new HttpClient(Handlers.StatusHandling(server));
    }

    [Benchmark(Baseline = true, Description = "EnsureSuccessStatusCode")]
    public async Task EnsureSuccessStatusCode()
    {
        try
        {
            using var response = await GetAsync(_checked);
            await response.Content.ReadAsByteArrayAsync();
            response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException)
        {
        }
    }

    [Benchmark(Description = "EnsureSuccessStatusCode in a handler")]
    public Task CheckingHandlerByHand() => CatchAsync(_checking);

    [Benchmark(Description = "StatusHandling")]
    [Target(Ratio = 2.5)]
    public Task StatusHandling() => CatchAsync(_statusHandling);

    private async Task CatchAsync(HttpClient client)
    {
        try
        {
            using var response = await GetAsync(client);
        }
        catch (HttpRequestException)
        {
        }
    }

    private Task<HttpResponseMessage> GetAsync(HttpClient client)
    {
        var getting = client.GetAsync(Call.Address, HttpCompletionOption.ResponseHeadersRead);
        _server?.Answer();
        return getting;
    }
}
