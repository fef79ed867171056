using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Quickstart.Account;
using Quickstart.Scenes;

namespace Quickstart;

/// <summary>Calls a small server that misbehaves, scene by scene, and tells what came of each.</summary>
internal static class Tour
{
    public static async Task<int> RunAsync(IServiceProvider services, Journal journal, AppSettings settings)
    {
        Scene[] scenes =
        [
            new Success(),
            new BusyForASecond(),
            new BusyUntilADate(),
            new MovedTwice(),
            new NotThere(),
            new AlwaysFailing(),
            new LockedForAMoment(services),
            new SettingsChanged(settings, journal),
        ];

        // The server is on this machine: no proxy stands before it.
        HttpClient.DefaultProxy = new WebProxy();
        await using var upstream = await Upstream.StartAsync(scenes);
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("quickstart");
        http.BaseAddress = upstream.Address;

        var results = new List<Result>();
        foreach (var scene in scenes)
        {
            Page.Title($"{results.Count + 1}. {scene.Title}");
            var call = await Call.MakeAsync(journal, () => scene.CallAsync(http));
            Check[] checks = call.Failure is null ? [.. scene.Check(call)] : [new Check($"it failed: {call.Failure.Message}", false)];
            Page.Account(call);
            Page.Checks(checks);
            results.Add(new Result(scene.Title, call, checks.All(check => check.Holds)));
        }

        Page.Summary(results);
        return results.TrueForAll(result => result.IsAsTold) ? Usage.Done : Usage.NotAsHoped;
    }
}
