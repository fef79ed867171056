using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StatusHandling.Tests.Readme;

/// <summary>The examples of the README, word for word: here they are compiled.</summary>
internal static class UseExamples
{
    public static void Register(WebApplicationBuilder builder)
    {
        builder.Services
            .AddHttpClient<OrdersClient>(client => client.BaseAddress = new Uri("https://orders.example/"))
            .AddStatusHandling();
    }

    public static void ChangeInCode(IServiceCollection services)
    {
        services.AddHttpClient("orders").AddStatusHandling(options =>
        {
            options.On(HttpStatusCode.Conflict).Retry(maxRetries: 2);
            options.On(StatusClass.ServerError).Then = StatusAction.Return;
            options.Redirects.MaxRedirects = 5;
        });
    }

    public static async Task ChangeForOneRequest(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "orders/42");
        request.OnStatus(HttpStatusCode.NotFound).Return();
        using var response = await http.SendAsync(request, cancellationToken);
    }

    public static void WithoutServices()
    {
        using var http = new HttpClient(StatusHandlingPipeline.Create(new SocketsHttpHandler()));
    }

    public sealed class OrdersClient(HttpClient http)
    {
        public async Task<string> ReadAsync(int id, CancellationToken cancellationToken)
        {
            // 503 was waited for, 301 was followed, 404 is an exception: what arrives here is a success.
            using var response = await http.GetAsync($"orders/{id}", cancellationToken);
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }
    }
}
