using System.Net;
using Polly;
using StatusHandling.Retries;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

public sealed class AttemptStrategiesTests
{
    [Fact]
    public void Strategies_are_built_once_for_one_function_and_anew_for_another()
    {
        var built = 0;
        var strategies = new AttemptStrategies(TimeProvider.System);
        var one = new StatusRetryOptions { ConfigureAttempt = _ => built++ };
        var other = new StatusRetryOptions { ConfigureAttempt = _ => built += 10 };

        var first = strategies.For(one);

        Assert.Same(first, strategies.For(one));
        Assert.Equal(1, built);
        Assert.NotSame(first, strategies.For(other));
        Assert.Equal(11, built);
        Assert.Null(strategies.For(new StatusRetryOptions()));
    }

    [Fact]
    public void Strategies_go_by_the_clock_of_the_pipeline()
    {
        var time = new ManualTime();
        TimeProvider? given = null;

        new AttemptStrategies(time).For(new StatusRetryOptions { ConfigureAttempt = builder => given = builder.TimeProvider });

        Assert.Same(time, given);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Strategies_leave_a_send_as_synchronous_or_asynchronous_as_it_was(bool synchronous)
    {
        var options = new StatusHandlingOptions { Retry = { ConfigureAttempt = builder => builder.AddStrategy(_ => new Times(1)) } };
        using HttpMessageHandler server = synchronous ? new SynchronousServer() : new AsynchronousServer();
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(server, options));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");

        using var response = synchronous
            ? client.Send(request, TestContext.Current.CancellationToken)
            : await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_send_of_a_strategy_is_the_callers_request_and_the_next_a_copy_without_what_handlers_below_added(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        var sent = new List<HttpRequestMessage>();
        scene.Options.Retry.ConfigureAttempt = builder => builder.AddStrategy(_ => new Times(2));
        for (var i = 0; i < 2; i++)
        {
            scene.Server.Does(each =>
            {
                sent.Add(each);
                each.Headers.Add("X-Of-A-Handler", "1");
            }).Answers(200);
        }

        var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/") { Headers = { { "X-Of-The-Caller", "1" } } };

        await scene.SendAsync(request);

        Assert.Same(request, sent[0]);
        Assert.NotSame(request, sent[1]);
        Assert.All(scene.Server.Requests, each => Assert.Equal(["X-Of-The-Caller"], each.Headers.Keys));
    }

    /// <summary>Sends a number of times, whatever comes of it.</summary>
    private sealed class Times(int times) : ResilienceStrategy<HttpResponseMessage>
    {
        protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
        {
            for (var i = 1; i < times; i++)
            {
                (await callback(context, state)).Result?.Dispose();
            }

            return await callback(context, state);
        }
    }

    /// <summary>Answers later, and cannot be asked synchronously.</summary>
    private sealed class AsynchronousServer : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }

    private sealed class SynchronousServer : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new(HttpStatusCode.OK);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
