using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Quickstart.Account;
using StatusHandling;

namespace Quickstart.Scenes;

internal sealed class AlwaysFailing : Scene
{
    private static readonly TimeSpan BaseDelay = TimeSpan.FromMilliseconds(200);

    public override string Title => "500, again and again";

    public override void Serve(IEndpointRouteBuilder server) =>
        server.MapGet("/report", () => Results.StatusCode(StatusCodes.Status500InternalServerError));

    public override async Task<Got> CallAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("/report");
            return Got.Of(response, await response.Content.ReadAsStringAsync());
        }
        catch (ServerErrorException broken)
        {
            return Got.Of(broken, $"{broken.Attempts.Count} attempts, the last one {broken.Attempts[^1].Decision}");
        }
    }

    public override IEnumerable<Check> Check(Call call) =>
    [
        new("the caller caught ServerErrorException", call.Got is { StatusCode: 500, IsException: true }),
        new("the server was asked four times", call.Exchanges.Count == 4),
        new("the exception tells of each", call.Got?.Attempts.Select(attempt => attempt.Decision).SequenceEqual(
            [RetryDecision.Retried, RetryDecision.Retried, RetryDecision.Retried, RetryDecision.RetriesUsedUp]) == true),
        new($"each wait was at least the base delay of appsettings.json, 0.2 s ({call.WaitsShown})", call.Waits.All(wait => wait >= BaseDelay)),
    ];
}
