using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Quickstart.Account;

namespace Quickstart.Scenes;

internal sealed class MovedTwice : Scene
{
    public override string Title => "301, then 302";

    public override void Serve(IEndpointRouteBuilder server)
    {
        server.MapGet("/catalogue", () => Results.Redirect("/catalogue/2026", permanent: true));
        server.MapGet("/catalogue/2026", () => Results.Redirect("today"));
        server.MapGet("/catalogue/today", () => Results.Text("apples, pears"));
    }

    public override async Task<Got> CallAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/catalogue");
        return Got.Of(response, await response.Content.ReadAsStringAsync());
    }

    public override IEnumerable<Check> Check(Call call) =>
    [
        new("the caller got 200 from the last address", call.Got is { StatusCode: 200, Text: "apples, pears" }),
        new("two redirects were followed", call.Got?.Redirects.Select(hop => (int)hop.StatusCode).SequenceEqual([301, 302]) == true),
        new("each address was asked once", call.Exchanges.Select(exchange => exchange.Uri).Distinct().Count() == 3 && call.Exchanges.Count == 3),
    ];
}
