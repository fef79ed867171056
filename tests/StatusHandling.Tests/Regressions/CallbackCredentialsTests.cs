using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

/// <summary>With real servers: 127.0.0.1 and localhost are two origins.</summary>
public sealed class CallbackCredentialsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_callback_of_a_retry_on_another_origin_sends_to_the_first_one_with_its_credentials(bool synchronous)
    {
        var visits = 0;
        await using var stranger = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "0";
            context.Response.StatusCode = visits++ == 0 ? 503 : 200;
            return Task.CompletedTask;
        });
        await using var home = await LoopbackServer.StartAsync(context =>
        {
            var isAnswered = context.Request.Headers.Authorization.Count > 0;
            context.Response.StatusCode = context.Request.Path == "/" ? 302 : isAnswered ? 200 : 401;
            context.Response.Headers.Location = $"http://localhost:{stranger.Address.Port}/";
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"r\"";
            return Task.CompletedTask;
        });
        HttpMessageInvoker? client = null;
        var told = new List<HttpStatusCode>();
        var options = new StatusHandlingOptions();
        options.On("401").Return();
        options.OnRetry = async _ =>
        {
            using var answer = await SendAsync(client!, new Uri(home.Address, "/told"), synchronous: false);
            told.Add(answer.StatusCode);
        };
        client = new HttpMessageInvoker(StatusHandlingPipeline.Create(
            new SocketsHttpHandler { Credentials = new NetworkCredential("me", "open sesame") }, options));
        using var owned = client;

        using var response = await SendAsync(client, home.Address, synchronous);

        Assert.Equal([HttpStatusCode.OK], told);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpMessageInvoker client, Uri address, bool synchronous)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return synchronous
            ? await Task.Run(() => client.Send(request, CancellationToken.None))
            : await client.SendAsync(request, CancellationToken.None);
    }
}
