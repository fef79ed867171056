using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;
using StatusHandling;

namespace Testing;

public sealed class InvoiceClientTests : IDisposable
{
    private readonly MockHttpMessageHandler _server = new();
    private readonly ManualClock _clock = new();
    private readonly ServiceProvider _services;
    private readonly InvoiceClient _invoices;

    public InvoiceClientTests()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock); // The pipeline takes its time from here.
        services.AddHttpClient<InvoiceClient>(client =>
            {
                client.BaseAddress = new Uri("https://invoices.test/");
                client.Timeout = Timeout.InfiniteTimeSpan; // So the only waits are those for the server.
            })
            .AddStatusHandling()
            .ConfigurePrimaryHttpMessageHandler(() => _server); // Below the pipeline: it answers each attempt.
        _services = services.BuildServiceProvider();
        _invoices = _services.GetRequiredService<InvoiceClient>();
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_when_it_said()
    {
        _server.Expect("/invoices/7").Respond(HttpStatusCode.ServiceUnavailable, RetryAfter(30), EmptyContent());
        _server.Expect("/invoices/7").Respond("application/json", """{ "number": 7, "total": 12.5 }""");

        var call = _invoices.FindAsync(7);

        // Never too early, and a little later, so that not everyone who was refused comes back at once.
        Assert.InRange(await _clock.NextWaitAsync(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
        Assert.Equal(new Invoice(7, 12.5m), await call);
        _server.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task A_missing_invoice_is_asked_for_once()
    {
        var asked = _server.When("/invoices/8").Respond(HttpStatusCode.NotFound);

        Assert.Null(await _invoices.FindAsync(8));
        Assert.Equal(1, _server.GetMatchCount(asked));
    }

    [Fact]
    public async Task A_server_that_stays_broken_is_given_up_after_three_retries()
    {
        var asked = _server.When("/invoices/9").Respond(HttpStatusCode.BadGateway);

        var call = _invoices.FindAsync(9);
        TimeSpan[] waits = [await _clock.NextWaitAsync(), await _clock.NextWaitAsync(), await _clock.NextWaitAsync()];
        var failure = await Assert.ThrowsAsync<HttpBadGatewayException>(() => call);

        Assert.Equal(4, _server.GetMatchCount(asked));
        Assert.Equal([1, 2, 3, 4], failure.Attempts.Select(attempt => attempt.Number));
        Assert.All(waits.Zip(failure.Attempts), both =>
            Assert.InRange(both.First - both.Second.Delay!.Value, TimeSpan.Zero, TimeSpan.FromMilliseconds(1)));
        Assert.Equal(RetryDecision.RetriesUsedUp, failure.Attempts[^1].Decision);
    }

    [Fact]
    public async Task A_payment_that_may_have_arrived_is_not_sent_again()
    {
        var asked = _server.When(HttpMethod.Post, "/invoices/7/payment")
            .Respond(HttpStatusCode.ServiceUnavailable, RetryAfter(1), EmptyContent());

        var failure = await Assert.ThrowsAsync<HttpServiceUnavailableException>(() => _invoices.PayAsync(7));

        Assert.Equal(1, _server.GetMatchCount(asked));
        Assert.Equal(RetryDecision.MethodNotIdempotent, Assert.Single(failure.Attempts).Decision);
        Assert.Equal(TimeSpan.FromSeconds(1), failure.RetryAfter);
    }

    [Fact]
    public async Task A_payment_that_was_refused_as_one_too_many_is_sent_again()
    {
        _server.Expect(HttpMethod.Post, "/invoices/7/payment").Respond(HttpStatusCode.TooManyRequests, RetryAfter(5), EmptyContent());
        _server.Expect(HttpMethod.Post, "/invoices/7/payment").Respond(HttpStatusCode.NoContent);

        var call = _invoices.PayAsync(7);

        Assert.InRange(await _clock.NextWaitAsync(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.5));
        await call;
        _server.VerifyNoOutstandingExpectation();
    }

    public void Dispose()
    {
        _services.Dispose();
        _server.Dispose();
    }

    private static Dictionary<string, string> RetryAfter(int seconds) => new() { ["Retry-After"] = $"{seconds}" };

    private static ByteArrayContent EmptyContent() => new([]);
}
