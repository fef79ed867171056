using System.Net;

namespace StatusHandling.Benchmarks;

/// <summary>A handler whose answers are there at once, in turn.</summary>
internal sealed class CompleteServer(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private int _next;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = answers[_next++ % answers.Length]();
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}

/// <summary>A handler that answers later, on the thread that tells it to.</summary>
internal sealed class LaterServer : HttpMessageHandler
{
    private HttpRequestMessage? _request;
    private TaskCompletionSource<HttpResponseMessage>? _pending;

    public void Answer() => _pending!.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = _request });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _request = request;
        _pending = new TaskCompletionSource<HttpResponseMessage>();
        return _pending.Task;
    }
}
