using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Quickstart.Account;
using StatusHandling;

namespace Quickstart.Scenes;

internal sealed class SettingsChanged(AppSettings settings, Journal journal) : Scene
{
    private const string Fault = "StatusHandling:Policies:404:Action is \"Retrun\": did you mean Return?";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.8);

    private readonly List<Got> _gots = [];

    public override string Title => "appsettings.json changes";

    public override void Serve(IEndpointRouteBuilder server) =>
        server.MapGet("/drafts/7", () => Results.StatusCode(StatusCodes.Status404NotFound));

    public override async Task<Got> CallAsync(HttpClient http)
    {
        journal.Add("caller", (await AskAsync(http)).Shown);
        await RewriteAsync("Return");
        journal.Add("caller", (await AskAsync(http)).Shown);
        await RewriteAsync("Retrun");
        return await AskAsync(http);
    }

    public override IEnumerable<Check> Check(Call call) =>
    [
        new("at first 404 was thrown, as is built in", _gots is [{ StatusCode: 404, IsException: true }, ..]),
        new("after the change the same client returned it", _gots is [_, { StatusCode: 404, IsException: false }, ..]),
        new("a change with a typo was refused, and the log names it",
            call.Lines.Any(line => line is { Who: Journal.Policies } && line.What.Contains(Fault, StringComparison.Ordinal))),
        new("the last good policies stayed: 404 was returned again", _gots is [_, _, { StatusCode: 404, IsException: false }]),
    ];

    private async Task<Got> AskAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("/drafts/7");
            _gots.Add(Got.Of(response, "there is no draft 7"));
        }
        catch (HttpNotFoundException missing)
        {
            _gots.Add(Got.Of(missing, "there is no draft 7"));
        }

        return _gots[^1];
    }

    private async Task RewriteAsync(string action)
    {
        var told = journal.CountOf(Journal.Policies);
        settings.SetAction("404", action);
        journal.Add("file", $"\"404\": {{ \"Action\": \"{action}\" }}");

        // The file watcher needs a moment. Where it is slow or hears nothing, as on some network drives, the program reloads by itself.
        var end = journal.Now + Patience;
        while (journal.CountOf(Journal.Policies) == told && journal.Now < end)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        if (journal.CountOf(Journal.Policies) == told)
        {
            settings.Reload();
        }
    }
}
