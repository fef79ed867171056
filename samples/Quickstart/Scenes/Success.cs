using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Quickstart.Account;

namespace Quickstart.Scenes;

internal sealed class Success : Scene
{
    public override string Title => "A success";

    public override void Serve(IEndpointRouteBuilder server) => server.MapGet("/welcome", () => Results.Text("Welcome!"));

    public override async Task<Got> CallAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/welcome");
        return Got.Of(response, await response.Content.ReadAsStringAsync());
    }

    public override IEnumerable<Check> Check(Call call) =>
    [
        new("the caller got 200", call.Got is { StatusCode: 200, Text: "Welcome!" }),
        new("the server was asked once", call.Exchanges.Count == 1),
    ];
}
