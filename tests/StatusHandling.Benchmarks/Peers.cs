using System.Net;
using Polly;
using Polly.Retry;

namespace StatusHandling.Benchmarks;

/// <summary>What any handler costs that is an async method.</summary>
internal sealed class PassThroughHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await base.SendAsync(request, cancellationToken);
}

/// <summary>What people write with Polly by hand: it copies no request and keeps no account.</summary>
internal sealed class HandWrittenPollyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            Delay = TimeSpan.Zero,
            ShouldHandle = static arguments => new ValueTask<bool>(
                arguments.Outcome.Exception is HttpRequestException
                || arguments.Outcome.Result?.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests),
        })
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            static async (state, token) => await state.Handler.SendBelowAsync(state.Request, token),
            (Handler: this, Request: request),
            cancellationToken);

    private Task<HttpResponseMessage> SendBelowAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);
}

/// <summary>What people write who want every failure thrown.</summary>
internal sealed class CheckingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            await response.Content.ReadAsByteArrayAsync(cancellationToken);
            response.Dispose();
            response.EnsureSuccessStatusCode();
        }

        return response;
    }
}
