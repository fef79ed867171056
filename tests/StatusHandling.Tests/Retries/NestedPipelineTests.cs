using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

/// <summary>A pipeline inside another one, as when a client of many gets one of its own.</summary>
public sealed class NestedPipelineTests
{
    [Fact]
    public async Task A_handler_between_two_pipelines_sees_the_account_of_the_outer_one_at_each_further_send()
    {
        using var scene = new Scene();
        scene.Server.Answers(503, ("Retry-After", "0")).Answers(200);
        var inner = new StatusHandlingOptions();
        inner.On("503").Return();
        var outer = new StatusHandlingOptions { Retry = { AttemptTimeout = TimeSpan.FromMinutes(1) } };
        using var between = new Between(StatusHandlingPipeline.Create(scene.Server, inner, timeProvider: scene.Time));
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(between, outer, timeProvider: scene.Time));

        using var response = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "http://a.test/"), TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], between.AttemptsSeen);
    }

    [Fact]
    public async Task A_handler_between_two_pipelines_sees_the_hops_of_the_outer_one()
    {
        using var scene = new Scene();
        scene.Server.Answers(302, ("Location", "/there")).Answers(200);
        var inner = new StatusHandlingOptions();
        inner.On("3xx").Return();
        var outer = new StatusHandlingOptions { Retry = { AttemptTimeout = TimeSpan.FromMinutes(1) } };
        using var between = new Between(StatusHandlingPipeline.Create(scene.Server, inner, timeProvider: scene.Time));
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(between, outer, timeProvider: scene.Time));

        using var response = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "http://a.test/"), TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], between.HopsSeen);
    }

    [Fact]
    public async Task A_response_that_is_not_sent_again_for_keeps_the_request_that_a_handler_below_gave_it()
    {
        using var scene = new Scene();
        using var sentInstead = new HttpRequestMessage(HttpMethod.Post, "http://b.test/");
        scene.Options.On("503").Then = StatusAction.Return;
        scene.Server.Answers(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = sentInstead });

        var outcome = await scene.SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://a.test/"));

        Assert.Same(sentInstead, outcome.Response!.RequestMessage);
    }

    private sealed class Between(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<int> AttemptsSeen { get; } = [];

        public List<int> HopsSeen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            AttemptsSeen.Add(response.GetAttempts().Count);
            HopsSeen.Add(response.GetRedirects().Count);
            return response;
        }
    }
}
