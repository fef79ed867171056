using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

/// <summary>The rows again, with the primary handler of .NET and a real server.</summary>
public sealed class RedirectSocketTests(RedirectRowServer server) : IClassFixture<RedirectRowServer>
{
    /// <summary>The rows that no real server of ours can play, and why.</summary>
    private static readonly Dictionary<string, string> Unplayable = new()
    {
        ["loc_tab"] = "Kestrel sends no control character in a header.",
        ["cred_ipv6_zone_trick"] = "Kestrel takes no zone in Host.",
        ["conditional_headers"] = "A handler below adds the header.",
        ["mix_budget_shared"] = "The script moves the clock.",
        ["mix_cancel_between_hops"] = "The script cancels the call.",
    };

    public static TheoryData<string> Rows => [.. RedirectCase.All.Keys.Except(Unplayable.Keys)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_known_case_ends_over_sockets_as_decided(string id)
    {
        var row = RedirectCase.All[id];
        var time = new ManualTime();
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(
            server.Play(row), row.Configure(new StatusHandlingOptions()), timeProvider: time));
        using var request = row.MakeRequest();

        var outcome = await Outcome.OfAsync(time.RunAsync(client.SendAsync(request, CancellationToken.None)));

        row.CheckSent(server.Requests);
        row.CheckOutcome(outcome);
        if (row.Expects("connections", out var expected))
        {
            Assert.Equal(expected.GetInt32(), server.Connections);
        }

        if (row.Expects("bounded_read", out _))
        {
            Assert.InRange(server.BytesRead, 0, 4 * 1024 * 1024);
        }
    }
}
