using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Quickstart.Account;
using StatusHandling;

namespace Quickstart.Scenes;

internal sealed class NotThere : Scene
{
    public override string Title => "404 with a problem+json";

    public override void Serve(IEndpointRouteBuilder server) => server.MapGet("/orders/99", () => Results.Problem(
        title: "No such order", detail: "Orders from 1 to 7 are known.", statusCode: StatusCodes.Status404NotFound));

    public override async Task<Got> CallAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("/orders/99");
            return Got.Of(response, await response.Content.ReadAsStringAsync());
        }
        catch (HttpNotFoundException missing)
        {
            return Got.Of(missing, $"{missing.Problem?.Title}: {missing.Problem?.Detail}");
        }
    }

    public override IEnumerable<Check> Check(Call call) =>
    [
        new("the caller caught HttpNotFoundException", call.Got is { StatusCode: 404, IsException: true }),
        new("it says what the server said of the problem", call.Got?.Text == "No such order: Orders from 1 to 7 are known."),
        new("the server was asked once", call.Exchanges.Count == 1),
    ];
}
