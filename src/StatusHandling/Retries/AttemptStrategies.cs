using System.Runtime.CompilerServices;
using Polly;

namespace StatusHandling.Retries;

/// <summary>What the user put around each single send. It outlives handlers, since a circuit breaker must remember.</summary>
/// <remarks>
/// After a reload, calls that began before it go on with the function that they began with while others already have the next. What was
/// built is kept for as long as anybody has its function.
/// </remarks>
internal sealed class AttemptStrategies(TimeProvider time)
{
    private readonly ConditionalWeakTable<Action<ResiliencePipelineBuilder<HttpResponseMessage>>, ResiliencePipeline<HttpResponseMessage>> _built = [];
    private readonly object _building = new();
    private volatile Built? _latest;

    /// <summary>The strategies that the options name; null when they name none.</summary>
    public ResiliencePipeline<HttpResponseMessage>? For(StatusRetryOptions options)
    {
        if (options.ConfigureAttempt is not { } configure)
        {
            return null;
        }

        if (_latest is { } latest && ReferenceEquals(latest.Configure, configure))
        {
            return latest.Pipeline;
        }

        return _built.TryGetValue(configure, out var pipeline) ? pipeline : FindOrBuild(configure);
    }

    private ResiliencePipeline<HttpResponseMessage> FindOrBuild(Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        lock (_building)
        {
            if (!_built.TryGetValue(configure, out var pipeline))
            {
                // The table knows a function by its reference, and there may be another that is equal.
                pipeline = _built.FirstOrDefault(known => known.Key == configure).Value ?? Build(configure);
                _built.Add(configure, pipeline);
                _latest = new Built(configure, pipeline);
            }

            return pipeline;
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Build(Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        configure(builder);
        return builder.Build();
    }

    private sealed record Built(
        Action<ResiliencePipelineBuilder<HttpResponseMessage>> Configure, ResiliencePipeline<HttpResponseMessage> Pipeline);
}
