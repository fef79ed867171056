using System.Net;
using BenchmarkDotNet.Attributes;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

/// <remarks>HttpClient throws an exception of its handler twice before the caller's await does so: the second contender shows that alone.</remarks>
[MemoryDiagnoser]
[Scenario(6, "404, thrown")]
public class Thrown
{
    private readonly HttpClient _checked = new(new CompleteServer(Answers.NotFound));
    private readonly HttpClient _failing = new(new FailingHandler());
    private readonly HttpClient _statusHandling = new(Handlers.StatusHandling(new CompleteServer(Answers.NotFound)));

    [Benchmark(Baseline = true, Description = "EnsureSuccessStatusCode")]
    public async Task EnsureSuccessStatusCode()
    {
        try
        {
            using var response = await _checked.GetAsync(Call.Address, HttpCompletionOption.ResponseHeadersRead);
            await response.Content.ReadAsByteArrayAsync();
            response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException)
        {
        }
    }

    [Benchmark(Description = "any exception of any handler")]
    public Task AnyHandler() => CatchAsync(_failing);

    [Benchmark(Description = "StatusHandling")]
    [Target(Ratio = 2.5)]
    public Task StatusHandling() => CatchAsync(_statusHandling);

    private static async Task CatchAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(Call.Address, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException)
        {
        }
    }

    private sealed class FailingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(new HttpRequestException("Not found", null, HttpStatusCode.NotFound));
    }
}
