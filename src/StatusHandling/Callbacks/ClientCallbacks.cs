using Microsoft.Extensions.Logging;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Callbacks;

/// <summary>Runs the callbacks of one client. Nobody comes here for a callback that is not set, so that it costs nothing.</summary>
/// <remarks>Each is raised when no response is held: with one connection to the server, a callback that sends would wait for it for ever.</remarks>
internal sealed class ClientCallbacks(string clientName, string displayName, IServiceProvider? services, CallClock clock, ILogger logger)
{
    /// <summary>A callback may tell of a call that has used its time up: half of what the call keeps back for us is left for it.</summary>
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(50);

    public ValueTask RaiseRetryAsync(
        Func<StatusRetryContext, ValueTask>[] callbacks,
        StatusCall call,
        HttpRequestMessage request,
        bool async,
        CancellationToken cancellationToken) =>
        RaiseAsync(
            callbacks,
            token => new StatusRetryContext(call.Attempts[^1])
            {
                ClientName = clientName,
                Services = services,
                RequestOptions = OptionsOf(request),
                CancellationToken = token,
            },
            call,
            async,
            cancellationToken);

    public ValueTask RaiseRedirectAsync(
        Func<StatusRedirectContext, ValueTask>[] callbacks,
        StatusCall call,
        HttpRequestMessage next,
        RedirectHop hop,
        bool isRemembered,
        bool async,
        CancellationToken cancellationToken) =>
        RaiseAsync(
            callbacks,
            token => new StatusRedirectContext(hop)
            {
                ClientName = clientName,
                Services = services,
                RequestOptions = OptionsOf(next),
                CancellationToken = token,
                IsRemembered = isRemembered,
            },
            call,
            async,
            cancellationToken);

    public ValueTask RaiseErrorAsync(
        Func<StatusErrorContext, ValueTask>[] callbacks,
        StatusCall call,
        HttpRequestMessage request,
        Exception exception,
        bool async,
        CancellationToken cancellationToken) =>
        RaiseAsync(
            callbacks,
            token => new StatusErrorContext(exception)
            {
                ClientName = clientName,
                Services = services,
                RequestOptions = OptionsOf(request),
                CancellationToken = token,
                Method = MethodOf(exception, call, request),
                RequestUri = AddressOf(exception, call, request),
                Attempts = call.Attempts,
                Redirects = call.Redirects,
            },
            call,
            async,
            cancellationToken);

    // Whoever cancelled or ran out of time finds that out by himself, at what he does next.
    private async ValueTask RaiseAsync<TContext>(
        Func<TContext, ValueTask>[] callbacks,
        Func<CancellationToken, TContext> describe,
        StatusCall call,
        bool async,
        CancellationToken cancellationToken)
        where TContext : StatusCallContext
    {
        var time = call.Remaining is not { } rest ? Timeout.InfiniteTimeSpan : rest > LeastTime ? rest : LeastTime;
        using var timer = clock.CancelAfter(time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        var context = describe(either.Token);
        var running = RunAsync(callbacks, context);
        try
        {
            // A blocked caller keeps the time himself: the timer needs a thread of the pool, which blocked callers may have used up.
            if (!async
                && !running.IsCompleted
                && Task.WaitAny([running], (int)Math.Min(time.TotalMilliseconds, int.MaxValue), either.Token) < 0)
            {
                timer.Cancel();
            }

            await running.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                context.LogFailure(logger, displayName, new TimeoutException("The callback did not end within the time of the call."));
            }
        }
    }

    // It goes on when nobody waits for it any more, so that what fails late is logged too.
    private async Task RunAsync<TContext>(Func<TContext, ValueTask>[] callbacks, TContext context)
        where TContext : StatusCallContext
    {
        for (var index = 0; index < callbacks.Length; index++)
        {
            if (index > 0)
            {
                // What was raised is told at least once; but nothing more begins when the call is over.
                context.CancellationToken.ThrowIfCancellationRequested();
            }

            try
            {
                await callbacks[index](context).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !context.CancellationToken.IsCancellationRequested)
            {
                context.LogFailure(logger, displayName, failure);
            }
        }
    }

    // Without the account of the call, which leads to the live response and to addresses as they are.
    private static Dictionary<string, object?> OptionsOf(HttpRequestMessage request)
    {
        var options = new Dictionary<string, object?>();
        foreach (var (name, value) in request.Options)
        {
            if (value is not StatusCall)
            {
                options[name] = value;
            }
        }

        return options;
    }

    private static HttpMethod MethodOf(Exception exception, StatusCall call, HttpRequestMessage request) =>
        exception is HttpStatusException answered ? answered.Method
        : call.RedirectCount > 0 ? call.Redirects[^1].Method
        : request.Method;

    private static Uri? AddressOf(Exception exception, StatusCall call, HttpRequestMessage request) =>
        exception is HttpStatusException answered ? answered.RequestUri
        : call.RedirectCount > 0 ? call.Redirects[^1].To
        : request.RequestUri is { } uri ? Redaction.Redact(uri, call.Policies.Errors.ShowQuery)
        : null;
}
