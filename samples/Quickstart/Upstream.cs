using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Quickstart.Scenes;

namespace Quickstart;

/// <summary>The server that the tour calls: Kestrel on a free port of the loopback address, with the paths of every scene.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _server;

    private Upstream(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.Single());

    public static async Task<Upstream> StartAsync(IEnumerable<Scene> scenes)
    {
        // The empty builder knows no environment and no configuration that could move the server elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        var server = builder.Build();
        foreach (var scene in scenes)
        {
            scene.Serve(server);
        }

        await server.StartAsync();
        return new Upstream(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
