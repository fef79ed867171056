using StatusHandling.Calls;
using StatusHandling.Requests;

namespace StatusHandling.Pipeline;

/// <summary>Holds a request content that can be read only once, as far as ContentBufferLimit allows, for the redirects and retries below.</summary>
internal sealed class ContentHandler : StatusStage
{
    internal override ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            var options = call.Policies.Retry;
            if (options.ContentBufferLimit > 0 && !ReplayableContent.Is(content, options.IsReplayable))
            {
                return SendHeldAsync(request, content, call, async, cancellationToken);
            }
        }

        return SendBelowAsync(request, call, async, cancellationToken);
    }

    // The caller's request keeps its content: a copy carries what is held.
    private async ValueTask<HttpResponseMessage> SendHeldAsync(
        HttpRequestMessage request, HttpContent content, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        var limit = call.Policies.Retry.ContentBufferLimit;
        var held = await HeldContent.HoldAsync(content, limit, async, cancellationToken).ConfigureAwait(false);
        call.Given = call.Given with { Content = held };
        var copy = call.CopyOf(request);
        try
        {
            var response = await SendBelowAsync(copy, call, async, cancellationToken).ConfigureAwait(false);
            if (ReferenceEquals(response.RequestMessage, copy) && copy.RequestUri == request.RequestUri)
            {
                response.RequestMessage = request;
            }

            return response;
        }
        finally
        {
            (held as HeldContent)?.Release();
        }
    }
}
