using Polly;

namespace StatusHandling.Retries;

/// <summary>What the user put around each single send. It outlives handlers, since a circuit breaker must remember.</summary>
internal sealed class AttemptStrategies(TimeProvider time)
{
    private readonly object _building = new();
    private volatile Built? _built;

    /// <summary>The strategies that the options name; null when they name none.</summary>
    public ResiliencePipeline<HttpResponseMessage>? For(StatusRetryOptions options)
    {
        if (options.ConfigureAttempt is not { } configure)
        {
            return null;
        }

        if (_built is { } built && built.Configure == configure)
        {
            return built.Pipeline;
        }

        lock (_building)
        {
            if (_built?.Configure != configure)
            {
                var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
                configure(builder);
                _built = new Built(configure, builder.Build());
            }

            return _built!.Pipeline;
        }
    }

    private sealed record Built(
        Action<ResiliencePipelineBuilder<HttpResponseMessage>> Configure, ResiliencePipeline<HttpResponseMessage> Pipeline);
}
