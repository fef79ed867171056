using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Quickstart.Account;

namespace Quickstart.Scenes;

internal sealed class BusyForASecond : Scene
{
    public override string Title => "503 with Retry-After: 1";

    public override void Serve(IEndpointRouteBuilder server)
    {
        var visits = 0;
        server.MapGet("/stock", (HttpResponse response) =>
        {
            if (++visits > 1)
            {
                return Results.Text("7 in stock");
            }

            response.Headers.RetryAfter = "1";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        });
    }

    public override async Task<Got> CallAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/stock");
        return Got.Of(response, await response.Content.ReadAsStringAsync());
    }

    public override IEnumerable<Check> Check(Call call) =>
    [
        new("the caller got 200 and never saw the 503", call.Got is { StatusCode: 200, Text: "7 in stock" }),
        new("the server was asked twice", call.Exchanges.Count == 2),
        new($"the second time no sooner than after 1 s ({call.WaitsShown})", call.Waits.All(wait => wait >= TimeSpan.FromSeconds(1))),
    ];
}
