using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StatusHandling.Benchmarks.Scenarios;

/// <summary>Callers that ask a real server of this process, each as fast as it answers.</summary>
public abstract class LoopbackThroughput : IDisposable
{
    private readonly WebApplication _server;
    private readonly Uri _address;

    protected LoopbackThroughput()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(static context => context.Response.WriteAsync("Hello"));
        _server.StartAsync().GetAwaiter().GetResult();
        _address = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    protected HttpClient BareClient { get; } = new(new SocketsHttpHandler());

    protected HttpClient StatusHandlingClient { get; } = new(StatusHandlingPipeline.Create(new SocketsHttpHandler()));

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        BareClient.Dispose();
        StatusHandlingClient.Dispose();
        ((IDisposable)_server).Dispose();
    }

    protected Task AskAsync(HttpClient client, int callers, int requests) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => AskAsync(client, requests))));

    private async Task AskAsync(HttpClient client, int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            using var response = await client.GetAsync(_address);
        }
    }
}
