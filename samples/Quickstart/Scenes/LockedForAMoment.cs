using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quickstart.Account;
using StatusHandling;

namespace Quickstart.Scenes;

internal sealed class LockedForAMoment(IServiceProvider services) : Scene
{
    public override string Title => "423, retried by appsettings.json";

    public override void Serve(IEndpointRouteBuilder server)
    {
        var visits = 0;
        server.MapGet("/ledger", () =>
            ++visits > 1 ? Results.Text("page 1") : Results.StatusCode(StatusCodes.Status423Locked));
    }

    public override async Task<Got> CallAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/ledger");
        return Got.Of(response, await response.Content.ReadAsStringAsync());
    }

    public override IEnumerable<Check> Check(Call call)
    {
        var policies = services.GetRequiredService<StatusPolicyProvider>().GetPolicies("quickstart");
        var action = policies.Explain(StatusCodes.Status423Locked).Settings.First(setting => setting.Name == nameof(StatusPolicy.Action));
        return
        [
            new("the caller got 200 and never saw the 423", call.Got is { StatusCode: 200, Text: "page 1" }),
            new("the server was asked twice", call.Exchanges.Count == 2),
            new($"{action.Name} is {action.Value}, set by {action.Source}", action is { Value: "Retry", Source: "StatusHandling:Policies:423" }),
        ];
    }
}
