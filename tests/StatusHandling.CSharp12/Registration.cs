using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StatusHandling.CSharp12;

internal static class Registration
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient("plain").AddStatusHandling();
        services.AddHttpClient("from a section").AddStatusHandling(configuration.GetSection("Http"));
        services.AddHttpClient("from code").AddStatusHandling(Set);
        services.ConfigureHttpClientDefaults(client => client.AddStatusHandling());
    }

    public static HttpClient WithoutServices(ILoggerFactory loggerFactory)
    {
        var options = new StatusHandlingOptions();
        Set(options);
        return new HttpClient(StatusHandlingPipeline.Create(new SocketsHttpHandler(), options, loggerFactory, TimeProvider.System));
    }

    public static string Explain(StatusPolicyProvider policies)
    {
        StatusPolicyTable table = policies.GetPolicies("plain");
        return table.ActionFor(HttpStatusCode.TooManyRequests) == StatusAction.Retry ? table.Explain(429).ToString() : table.ToString();
    }

    private static void Set(StatusHandlingOptions options)
    {
        options.On(HttpStatusCode.NotFound).Return();
        options.On(StatusClass.ServerError).Retry(maxRetries: 2).Then = StatusAction.Return;
        options.On("500-504").Methods = RetryMethods.All;
        options.Policies["NoResponse"] = new StatusPolicy { Action = StatusAction.Throw, LogLevel = LogLevel.Debug };
        options.Retry.TotalTimeout = TimeSpan.FromMinutes(1);
        options.Retry.IsReplayable = static content => content.Headers.ContentLength < 1024;
        options.Redirects.MaxRedirects = 5;
        options.Errors.ShowQuery = true;
        options.SensitiveHeaders.Add("X-Session");
        options.OnRetry = static context => new ValueTask(Console.Error.WriteLineAsync($"{context.ClientName}: {context.Attempt}"));
        options.OnError += static async context => await Console.Error.WriteLineAsync(context.Exception.Message);
    }
}
