using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Worker;

/// <summary>The service: four requests in each second, 429 for more, and each seventh of those that it takes fails with 503.</summary>
internal sealed class StandInMeter : IAsyncDisposable
{
    private const int Quota = 4;
    private const int Failing = 7;

    private readonly Lock _gate = new();
    private readonly WebApplication _server;
    private long _window;
    private int _used;
    private int _taken;

    private StandInMeter()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        _server = builder.Build();
        _server.MapGet("/readings/{number:int}", AnswerAsync);
    }

    public string Address => _server.Urls.Single();

    public static async Task<StandInMeter> StartAsync()
    {
        // The stand-in is on this machine: no proxy stands before it.
        HttpClient.DefaultProxy = new WebProxy();
        var meter = new StandInMeter();
        await meter._server.StartAsync();
        return meter;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = Take();
        if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = "1";
        }
        else if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var number = int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);
            await context.Response.WriteAsync((18 + (number * 37 % 60 / 10.0)).ToString("0.0", CultureInfo.InvariantCulture));
        }
    }

    private int Take()
    {
        lock (_gate)
        {
            var window = (long)TimeProvider.System.GetElapsedTime(0).TotalSeconds;
            if (window != _window)
            {
                (_window, _used) = (window, 0);
            }

            return ++_used > Quota ? StatusCodes.Status429TooManyRequests
                : ++_taken % Failing == 0 ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status200OK;
        }
    }
}
