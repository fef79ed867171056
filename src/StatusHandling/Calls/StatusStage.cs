using System.Diagnostics;

namespace StatusHandling.Calls;

/// <summary>A delegating handler with one code path for <c>Send</c> and <c>SendAsync</c>.</summary>
/// <remarks>With <c>async: false</c> the task is complete on return, and nothing blocks on asynchronous work but a callback of the user's.</remarks>
internal abstract class StatusStage : DelegatingHandler
{
    /// <remarks>The call is handed from stage to stage, since each look into a request's options costs 30 ns.</remarks>
    internal abstract ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken);

    protected sealed override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, StatusCall.Of(request), async: true, cancellationToken).AsTask();

    protected sealed override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Completed(SendAsync(request, StatusCall.Of(request), async: false, cancellationToken));

    /// <summary>The result of what was done with <c>async: false</c>.</summary>
    internal static T Completed<T>(ValueTask<T> sent)
    {
        Debug.Assert(sent.IsCompleted, "A stage left work undone in a synchronous send.");
        return sent.GetAwaiter().GetResult();
    }

    /// <summary>Lets go of a response that nobody gets. What a content throws at that changes no outcome.</summary>
    internal static void Release(HttpResponseMessage response)
    {
        try
        {
            response.Dispose();
        }
        catch
        {
            // Its connection is its own handler's concern.
        }
    }

    /// <summary>Sends through the handler below.</summary>
    protected ValueTask<HttpResponseMessage> SendBelowAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken) =>
        InnerHandler is StatusStage stage ? stage.SendAsync(request, call, async, cancellationToken)
        : async ? new ValueTask<HttpResponseMessage>(SendToHandlerAsync(request, cancellationToken))
        : new ValueTask<HttpResponseMessage>(SendToHandler(request, cancellationToken));

    /// <summary>Sends through the handler below and hands back its very task.</summary>
    protected Task<HttpResponseMessage> SendToHandlerAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    /// <summary>Sends through the handler below, synchronously.</summary>
    protected HttpResponseMessage SendToHandler(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.Send(request, cancellationToken);
}
