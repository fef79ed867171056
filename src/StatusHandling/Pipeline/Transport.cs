using StatusHandling.Calls;
using StatusHandling.Lifecycle;
using StatusHandling.Redirects;

namespace StatusHandling.Pipeline;

/// <summary>The innermost stage: it hands out what the shortcut's send came to, once, and from then on sends.</summary>
internal sealed class Transport(LifecycleReport lifecycle, PrimaryHandler primary) : StatusStage
{
    /// <summary>Sends without a look at the call, for the shortcut.</summary>
    public Task<HttpResponseMessage> SendStraightAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendToHandlerAsync(request, cancellationToken);

    /// <summary>Sends without a look at the call, for the shortcut.</summary>
    public HttpResponseMessage SendStraight(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendToHandler(request, cancellationToken);

    internal override ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken) =>
        call.TakeFirstOutcome() is { } outcome
            ? new ValueTask<HttpResponseMessage>(outcome)
            : call.IsAbroad ? SendAbroadAsync(request, call, async, cancellationToken)
            : SendOnceAsync(request, call, async, cancellationToken);

    // What an async method sets in its flow is undone when it returns to its caller: the credentials are silent in this send alone, and
    // not in what a callback sends to the first origin before a retry.
    private async ValueTask<HttpResponseMessage> SendAbroadAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        primary.GuardedCredentials?.FallSilent();
        return await SendOnceAsync(request, call, async, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<HttpResponseMessage> SendOnceAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken) =>
        call.Policies.ReportLifecycle
            ? SendAndNoteAsync(request, call, async, cancellationToken)
            : SendBelowAsync(request, call, async, cancellationToken);

    // What the shortcut has sent, it has noted itself.
    private async ValueTask<HttpResponseMessage> SendAndNoteAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        var response = await SendBelowAsync(request, call, async, cancellationToken).ConfigureAwait(false);

        // The retry stage complains of a handler that gives null.
        if (response is not null)
        {
            lifecycle.Note(request, response, call.Policies.Errors.ShowQuery);
        }

        return response!;
    }
}
