using System.Collections.Concurrent;
using System.Globalization;

namespace StatusHandling.EndToEnd.Httpbin;

public sealed class StatusTests(HttpbinServer httpbin)
{
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 8 };

    public static MatrixTheoryData<string, int> MethodsAndHundreds => new(["GET", "POST", "PUT", "DELETE"], [200, 300, 400, 500]);

    [Theory]
    [MemberData(nameof(MethodsAndHundreds))]
    public async Task A_hundred_statuses_end_as_the_table_of_policies_says(string method, int first)
    {
        using var probe = new Probe(new SocketsHttpHandler());
        using var client = new HttpClient(StatusHandlingPipeline.Create(probe, Quick())) { BaseAddress = httpbin.Address };
        var differences = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(Enumerable.Range(first, 100), Together, async (code, _) =>
        {
            var expected = Expectation.Of(method, code);
            var actual = await CallAsync(client, probe, method, code);
            if (actual != expected)
            {
                differences.Enqueue($"{method} {code}: {actual} instead of {expected}");
            }
        });

        Assert.Empty(differences);
    }

    [Fact]
    public async Task A_teapot_brings_its_body_and_its_headers_along()
    {
        using var client = new HttpClient(StatusHandlingPipeline.Create(new SocketsHttpHandler())) { BaseAddress = httpbin.Address };

        var teapot = await Assert.ThrowsAsync<HttpImATeapotException>(() => client.GetAsync(new Uri("status/418", UriKind.Relative)));

        Assert.Contains("teapot", teapot.Response.Text, StringComparison.Ordinal);
        Assert.Equal(["http://tools.ietf.org/html/rfc2324"], teapot.Response.Headers["x-more-info"]);
    }

    private static async Task<Expectation> CallAsync(HttpClient client, Probe probe, string method, int code)
    {
        var call = code.ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"status/{code}", UriKind.Relative));
        request.Headers.Add(Probe.CallHeader, call);
        try
        {
            using var response = await client.SendAsync(request);
            return new Expectation(Ending.Returned, (int)response.StatusCode, probe.SendsOf(call));
        }
        catch (HttpStatusException failure)
        {
            var sends = probe.SendsOf(call);
            Assert.Equal(sends, failure.Attempts.Count + failure.Redirects.Count);
            Assert.All(failure.Attempts.SkipLast(1), attempt => Assert.Equal(RetryDecision.Retried, attempt.Decision));
            Assert.Equal(TypeNameOf(failure.Status), failure.GetType().Name);
            return new Expectation(
                EndingOf(failure), failure.Status.Code, sends, failure.Attempts[^1].Decision, (failure as RedirectException)?.Reason);
        }
    }

    private static string TypeNameOf(HttpStatus status) => status.Class switch
    {
        StatusClass.Redirection => nameof(RedirectException),
        _ when status.Code == 505 => nameof(HttpVersionNotSupportedException),
        _ when status.IsRegistered => $"Http{status.Name}Exception",
        StatusClass.ClientError => nameof(ClientErrorException),
        _ => nameof(ServerErrorException),
    };

    private static Ending EndingOf(HttpStatusException failure) => failure switch
    {
        RedirectException => Ending.Redirect,
        ClientErrorException => Ending.ClientError,
        ServerErrorException => Ending.ServerError,
        _ => throw new InvalidOperationException($"{failure.GetType()} is of no family."),
    };

    // Retries as many as by default, with hardly a wait, and without the budget that so many failures would spend.
    private static StatusHandlingOptions Quick()
    {
        var options = new StatusHandlingOptions();
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.BudgetRatio = 1;
        options.Retry.BudgetReserve = 10_000;
        return options;
    }
}
