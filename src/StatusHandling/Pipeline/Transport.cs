using StatusHandling.Calls;
using StatusHandling.Lifecycle;

namespace StatusHandling.Pipeline;

/// <summary>The innermost stage: it hands out what the shortcut's send came to, once, and from then on sends.</summary>
internal sealed class Transport(LifecycleReport lifecycle) : StatusStage
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
            : call.Policies.ReportLifecycle ? SendAndNoteAsync(request, call, async, cancellationToken)
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
