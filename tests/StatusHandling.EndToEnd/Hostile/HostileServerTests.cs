using StatusHandling.Tests.Fakes;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>Real sockets and real time: whatever a server does, the call ends as its row says, soon, and leaves nothing behind.</summary>
[Collection(nameof(Alone))]
public sealed class HostileServerTests
{
    private const int Callers = 64;

    // No row's own times add up to more than a second and a half; the rest is for a machine that is busy. It is less than the five seconds
    // that the body of an error may take by default, and than any other time that no row has set.
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(4.5);

    public static TheoryData<string, bool, HttpCompletionOption> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, HttpCompletionOption>();
            foreach (var row in HostileRows.All.Values)
            {
                cases.Add(row.Name, false, HttpCompletionOption.ResponseContentRead);
                if (row.IsForSend)
                {
                    cases.Add(row.Name, true, HttpCompletionOption.ResponseContentRead);
                }

                if (!row.EndsInTheHead)
                {
                    cases.Add(row.Name, false, HttpCompletionOption.ResponseHeadersRead);
                    cases.Add(row.Name, true, HttpCompletionOption.ResponseHeadersRead);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_call_to_a_hostile_server_ends_as_its_row_says(string name, bool isSynchronous, HttpCompletionOption completion)
    {
        using var unobserved = new UnobservedExceptions();
        var timers = Timer.ActiveCount;

        await PlayAsync(HostileRows.All[name], isSynchronous, completion);

        await Eventually.HoldsAsync(() => Timer.ActiveCount <= timers, () => $"{Timer.ActiveCount} timers run, {timers} before.");
        Assert.Empty(unobserved.Seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_storm_of_401_is_one_send_and_one_exception_for_each_caller(bool isSynchronous)
    {
        var sends = 0;
        var row = HostileRow.Saying("a storm", "", "401 HttpUnauthorizedException: NotARetryStatus", 1);
        await using var server = RawServer.Start(exchange =>
        {
            Interlocked.Increment(ref sends);
            return exchange.WriteAsync("HTTP/1.1 401 Who\r\nWWW-Authenticate: Bearer\r\nContent-Length: 4\r\n\r\nbody").AsTask();
        });
        using var client = new HostileClient(row, Callers);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => HostileOutcome.OfAsync(
            Call(client.Http, row, server.Address, isSynchronous, HttpCompletionOption.ResponseContentRead)))).WaitAsync(Within);

        Assert.All(outcomes, outcome => Assert.Equal(row.Expected, outcome));
        Assert.Equal(Callers, sends);
        client.Dispose();
        await HasConnectionsAsync(client, server, atMost: 0);
    }

    private static async Task PlayAsync(HostileRow row, bool isSynchronous, HttpCompletionOption completion)
    {
        var sends = 0;
        await using var server = RawServer.Start(exchange =>
        {
            if (exchange.Path == "/fine")
            {
                return exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine").AsTask();
            }

            Interlocked.Increment(ref sends);
            return row.Answer(exchange);
        });
        using var client = new HostileClient(row);
        var call = Call(client.Http, row, server.Address, isSynchronous, completion);
        var outcome = await HostileOutcome.OfAsync(call).WaitAsync(Within);

        var expected = completion == HttpCompletionOption.ResponseHeadersRead ? row.ExpectedOfHeaders : row.Expected;
        Assert.Equal((expected, row.Sends), (outcome, Volatile.Read(ref sends)));
        Assert.Equal("fine", await client.Http.GetStringAsync(new Uri(server.Address, "fine")).WaitAsync(Within));
        await HasConnectionsAsync(client, server, atMost: 1);
        client.Dispose();
        await HasConnectionsAsync(client, server, atMost: 0);
    }

    private static Task HasConnectionsAsync(HostileClient client, RawServer server, int atMost) => Eventually.HoldsAsync(
        () => client.Open <= atMost && server.Open <= atMost,
        () => $"{client.Open} connections of the client are open, and {server.Open} of the server.");

    // Send blocks its thread: with one of its own it takes none from the server.
    private static async Task<HttpResponseMessage> Call(
        HttpClient client, HostileRow row, Uri server, bool isSynchronous, HttpCompletionOption completion)
    {
        using var request = new HttpRequestMessage(row.Method, new Uri(server, "hostile"));
        request.Content = row.Method == HttpMethod.Post ? new StringContent("content") : null;
        return isSynchronous
            ? await Task.Factory.StartNew(
                () => client.Send(request, completion), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : await client.SendAsync(request, completion);
    }
}
