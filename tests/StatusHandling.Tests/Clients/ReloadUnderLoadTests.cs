using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Calls;
using StatusHandling.Policies;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Clients;

/// <remarks>
/// The server answers the first send of a request with 503, the second with 502 and any further with 500. By each of the two tables a
/// call ends in its own way: the one returns the 503, the other retries it and returns the 502. A call that judged the 503 by the other
/// and the 502 by the one would be at 500 after three sends.
/// </remarks>
[Collection(nameof(Alone))]
public sealed class ReloadUnderLoadTests
{
    private const int Reloads = 1000;
    private const int Callers = 32;

    private const string One = """{ "Policies": { "503": { "Action": "Return" }, "502": { "Action": "Retry" }, "500": { "Action": "Return" } }, "Retry": { "BaseDelay": "0s", "MaxDelay": "0s", "BudgetRatio": 1, "BudgetReserve": 10000 } }""";
    private const string Other = """{ "Policies": { "503": { "Action": "Retry" }, "502": { "Action": "Return" }, "500": { "Action": "Return" } }, "Retry": { "BaseDelay": "0s", "MaxDelay": "0s", "BudgetRatio": 1, "BudgetReserve": 10000 } }""";

    private static readonly HttpRequestOptionsKey<StrongBox<int>> Sends = new("Sends");

    private static readonly HttpRequestOptionsKey<Action> OnFirstSend = new("OnFirstSend");

    [Fact]
    public async Task A_thousand_reloads_under_load_lose_no_request_and_mix_no_tables()
    {
        var configuration = new ChangingConfiguration(One);
        await using var provider = Provider(configuration);
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("github");
        var endings = new ConcurrentDictionary<HttpStatusCode, int>();
        using var over = new CancellationTokenSource();
        var calls = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallUntilAsync(client, endings, over.Token), TestContext.Current.CancellationToken)).ToList();

        await Task.Run(() =>
        {
            for (var reload = 0; reload < Reloads; reload++)
            {
                configuration.Reload(reload % 10 == 9 ? null : reload % 2 == 0 ? Other : One);
            }
        }, TestContext.Current.CancellationToken);
        await over.CancelAsync();
        await Task.WhenAll(calls);

        Assert.Equal([HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable], endings.Keys.Order());
    }

    [Fact]
    public void A_thousand_reloads_leave_nothing_behind()
    {
        var configuration = new ChangingConfiguration(One);
        using var provider = Provider(configuration);
        var policies = provider.GetRequiredService<StatusPolicyProvider>();

        var snapshots = Reload(configuration, policies);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal(Reloads, snapshots.Count);
        Assert.InRange(snapshots.Count(snapshot => snapshot.TryGetTarget(out _)), 1, 2);
        Assert.NotNull(policies.GetPolicies("github"));
    }

    [Fact]
    public async Task A_request_that_is_under_way_finishes_on_the_table_that_it_began_with()
    {
        var configuration = new ChangingConfiguration(Other);
        await using var provider = Provider(configuration);
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("github");
        using var before = new HttpRequestMessage(HttpMethod.Get, "http://host/");
        before.Options.Set(OnFirstSend, () => configuration.Reload(One));
        using var after = new HttpRequestMessage(HttpMethod.Get, "http://host/");

        using var endOfBefore = await client.SendAsync(before, TestContext.Current.CancellationToken);
        using var endOfAfter = await client.SendAsync(after, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable), (endOfBefore.StatusCode, endOfAfter.StatusCode));
    }

    private static ServiceProvider Provider(ChangingConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration.Root);
        services.AddHttpClient("github").AddStatusHandling().ConfigurePrimaryHttpMessageHandler(() => new Server());
        return services.BuildServiceProvider();
    }

    private static async Task CallUntilAsync(HttpClient client, ConcurrentDictionary<HttpStatusCode, int> endings, CancellationToken over)
    {
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://host/");
            using var response = await client.SendAsync(request, CancellationToken.None);
            endings.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);

            // What the call did is what the table says that it began with.
            var table = StatusCall.Find(request)!.Policies.Table;
            Assert.Equal(
                table.ActionFor(HttpStatusCode.ServiceUnavailable) == StatusAction.Return ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.BadGateway,
                response.StatusCode);
        }
        while (!over.IsCancellationRequested);
    }

    // On its own, so that no local keeps what is to be collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference<PolicySnapshot>> Reload(ChangingConfiguration configuration, StatusPolicyProvider policies)
    {
        var snapshots = new List<WeakReference<PolicySnapshot>>();
        for (var reload = 0; reload < Reloads; reload++)
        {
            configuration.Reload(reload % 2 == 0 ? Other : One);
            snapshots.Add(new(policies.PoliciesOf("github").Current));
        }

        return snapshots;
    }

    private sealed class Server : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (!request.Options.TryGetValue(Sends, out var sends))
            {
                request.Options.Set(Sends, sends = new StrongBox<int>());
            }

            if (++sends.Value == 1 && request.Options.TryGetValue(OnFirstSend, out var action))
            {
                action();
            }

            var code = sends.Value switch { 1 => 503, 2 => 502, _ => 500 };
            return new HttpResponseMessage((HttpStatusCode)code) { RequestMessage = request };
        }
    }
}
