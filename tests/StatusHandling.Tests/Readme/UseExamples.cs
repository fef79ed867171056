using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Polly;

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

    public static void ChangeInCode(IServiceCollection services, HttpRequestMessage request)
    {
        services.AddHttpClient("orders").AddStatusHandling(options => options.On(HttpStatusCode.Conflict).Retry(maxRetries: 2));
        request.OnStatus(HttpStatusCode.NotFound).Return();
    }

    public static HttpClient WithoutServices() =>
        new HttpClient(StatusHandlingPipeline.Create(new SocketsHttpHandler()));

    public static void WithPolly(StatusHandlingOptions options)
    {
        options.Retry.ConfigureAttempt = attempt => attempt.AddCircuitBreaker(new());
    }

    public static string Explain(StatusPolicyProvider policies) =>
        policies.GetPolicies("orders").Explain(409).ToString();

    public sealed class OrdersClient(HttpClient http)
    {
        // 503 was waited for, 301 was followed, 404 is an exception: what arrives here is a success.
        public Task<string> ReadAsync(int id, CancellationToken cancellationToken) => http.GetStringAsync($"orders/{id}", cancellationToken);
    }
}
