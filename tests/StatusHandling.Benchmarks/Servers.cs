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

/// <summary>A handler whose answers come later, in turn, on the thread that tells it to.</summary>
internal sealed class LaterServer(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private HttpRequestMessage? _request;
    private TaskCompletionSource<HttpResponseMessage>? _pending;
    private int _next;

    public void Answer()
    {
        var response = answers[_next++ % answers.Length]();
        response.RequestMessage = _request;
        _pending!.SetResult(response);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _request = request;
        _pending = new TaskCompletionSource<HttpResponseMessage>();
        return _pending.Task;
    }
}
