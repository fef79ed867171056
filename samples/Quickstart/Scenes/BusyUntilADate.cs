using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Quickstart.Account;

namespace Quickstart.Scenes;

internal sealed class BusyUntilADate : Scene
{
    public override string Title => "429 with a date in Retry-After";

    public override void Serve(IEndpointRouteBuilder server)
    {
        var visits = 0;
        server.MapPost("/orders", (HttpResponse response) =>
        {
            if (++visits > 1)
            {
                return Results.Text("order 1 taken", statusCode: StatusCodes.Status201Created);
            }

            // A date of HTTP has whole seconds: this one is one to two seconds ahead.
            response.Headers.RetryAfter = DateTimeOffset.UtcNow.AddSeconds(2).ToString("R", CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        });
    }

    public override async Task<Got> CallAsync(HttpClient http)
    {
        using var order = new StringContent("3 apples");
        using var response = await http.PostAsync("/orders", order);
        return Got.Of(response, await response.Content.ReadAsStringAsync());
    }

    public override IEnumerable<Check> Check(Call call) =>
    [
        new("the caller got 201 and never saw the 429", call.Got is { StatusCode: 201, Text: "order 1 taken" }),
        new("the server was asked twice", call.Exchanges.Count == 2),
        new($"the second time no sooner than the date ({call.WaitsShown})",
            call.Exchanges is [var first, var second] && second.SentUtc >= first.RetryAfter?.Date),
    ];
}
