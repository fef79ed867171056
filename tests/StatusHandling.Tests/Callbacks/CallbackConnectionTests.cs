using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Callbacks;

/// <summary>Over real sockets and the system's clock: callbacks that send with the client they are run for.</summary>
public sealed class CallbackConnectionTests
{
    [Theory]
    [InlineData("/retry", false)]
    [InlineData("/retry", true)]
    [InlineData("/redirect", false)]
    [InlineData("/redirect", true)]
    [InlineData("/error", false)]
    [InlineData("/error", true)]
    public async Task A_callback_that_sends_over_the_only_connection_does_not_wait_for_the_response_it_is_told_of(string path, bool synchronous)
    {
        var visits = new List<string>();
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            visits.Add(context.Request.Path);
            context.Response.StatusCode = context.Request.Path.Value switch
            {
                "/retry" => visits.Count == 1 ? 503 : 200,
                "/redirect" => 302,
                "/error" => 404,
                _ => 200,
            };
            context.Response.Headers.RetryAfter = "0";
            context.Response.Headers.Location = "/there";
            return context.Response.WriteAsync(new string('x', 200_000));
        });
        var services = new ServiceCollection();
        services.AddHttpClient("api")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { MaxConnectionsPerServer = 1 })
            .AddStatusHandling(options =>
            {
                options.OnRetry = SendAsync;
                options.OnRedirect = SendAsync;
                options.OnError = SendAsync;
            });
        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));

        var failure = await Record.ExceptionAsync(() => synchronous ? Task.Run(() => client.Send(request)) : client.SendAsync(request));

        Assert.Equal(path == "/error" ? HttpStatusCode.NotFound : null, (failure as HttpStatusException)?.StatusCode);
        Assert.Equal(
            path switch { "/retry" => ["/retry", "/told", "/retry"], "/redirect" => ["/redirect", "/told", "/there"], _ => ["/error", "/told"] },
            visits);

        async ValueTask SendAsync(StatusCallContext context)
        {
            using var same = context.Services!.GetRequiredService<IHttpClientFactory>().CreateClient(context.ClientName);
            using var response = await same.GetAsync(new Uri(server.Address, "/told"), context.CancellationToken);
        }
    }
}
