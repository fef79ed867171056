using System.Net;

namespace WebApi;

/// <summary>The catalogue, as it is on a bad day. What it says besides is not for the callers of others.</summary>
internal sealed class StandInCatalog : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _asked;

    private StandInCatalog()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        _server = builder.Build();
        _server.Use(async (context, next) =>
        {
            context.Response.Headers["X-Rack"] = "secret-rack-17";
            await next();
        });
        _server.MapGet("/books/walden", context => context.Response.WriteAsJsonAsync(new Book("Walden", "Henry David Thoreau")));
        _server.MapGet("/books/dune", context => Interlocked.Increment(ref _asked) % 2 == 1
            ? AnswerAsync(context, 503, "1", "Just a moment.")
            : context.Response.WriteAsJsonAsync(new Book("Dune", "Frank Herbert")));
        _server.MapGet("/books/emma", context => AnswerAsync(context, 503, "30", "secret: rebuilding the index of rack 17"));
        _server.MapGet("/books/ulysses", context => AnswerAsync(context, 429, "120", "secret: key 4711 is over its quota"));
        _server.MapGet("/books/dracula", context => AnswerAsync(context, 500, null, "secret: NullReferenceException at Shelf.Find"));
        _server.MapGet("/books/macbeth", context => AnswerAsync(context, 401, null, "secret: key 4711 is not known"));
        _server.MapGet("/books/moby-dick", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
    }

    public string Address => _server.Urls.Single();

    public static async Task<StandInCatalog> StartAsync()
    {
        // The stand-in is on this machine: no proxy stands before it.
        HttpClient.DefaultProxy = new WebProxy();
        var catalog = new StandInCatalog();
        await catalog._server.StartAsync();
        return catalog;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task AnswerAsync(HttpContext context, int status, string? retryAfter, string text)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(text);
    }
}
