using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling;

// Compiled ahead of time: every layer of configuration is read, and a retry, an exception and a problem document work.
Environment.SetEnvironmentVariable("StatusHandling__Policies__408__MaxRetries", "1");
var configuration = new ConfigurationBuilder()
    .SetBasePath(AppContext.BaseDirectory)
    .AddJsonFile("appsettings.json")
    .AddEnvironmentVariables()
    .Build();

var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(configuration);
services.AddHttpClient("api", client => client.BaseAddress = new Uri("http://upstream.test/"))
    .AddStatusHandling(configuration.GetSection("Nearer"))
    .AddStatusHandling(options => options.On(HttpStatusCode.Conflict).Retry(4))
    .ConfigurePrimaryHttpMessageHandler(() => new Upstream());
using var provider = services.BuildServiceProvider();

var policies = provider.GetRequiredService<StatusPolicyProvider>().GetPolicies("api");
var expected = new (int Code, string Name, string Value, string Source)[]
{
    (429, "MaxRetries", "6", "StatusHandling:Policies:429"),
    (502, "MaxRetries", "5", "StatusHandling:Policies:5xx"),
    (503, "MaxRetries", "2", "StatusHandling:Clients:api:Policies:503"),
    (408, "MaxRetries", "1", "StatusHandling:Policies:408"),
    (410, "Action", "Return", "Nearer:Policies:410"),
    (409, "MaxRetries", "4", "code: 409"),
    (404, "Action", "Throw", "built in"),
};

var wrong = expected.Count(row => !policies.Explain(row.Code).Settings.Contains(new StatusPolicySetting(row.Name, row.Value, row.Source)));
Console.WriteLine(policies.Explain(503));

var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");
using var response = await client.GetAsync(new Uri("busy", UriKind.Relative));
Console.WriteLine($"busy: {(int)response.StatusCode} after {response.GetAttempts().Count} attempts");
wrong += response.GetAttempts().Count == 2 ? 0 : 1;

try
{
    using var missing = await client.GetAsync(new Uri("missing", UriKind.Relative));
    wrong++;
}
catch (HttpNotFoundException failure)
{
    Console.WriteLine(failure.Message);
    wrong += failure.Problem?.Title == "No such thing" ? 0 : 1;
}

Console.WriteLine(wrong == 0 ? "All as told." : $"{wrong} things are wrong.");
return wrong;

internal sealed class Upstream : HttpMessageHandler
{
    private int _sends;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(request.RequestUri!.AbsolutePath switch
        {
            "/busy" when _sends++ == 0 => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Headers = { { "Retry-After", "0" } } },
            "/busy" => new HttpResponseMessage(HttpStatusCode.OK),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound)
            {
                Content = new StringContent("""{"title":"No such thing","status":404}""", null, "application/problem+json"),
            },
        });
}
