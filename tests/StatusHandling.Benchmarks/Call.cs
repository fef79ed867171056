namespace StatusHandling.Benchmarks;

/// <summary>A call through some handlers to a server that costs next to nothing.</summary>
internal sealed class Call
{
    public static readonly Uri Address = new("http://localhost/");

    private readonly HttpMessageInvoker _invoker;
    private readonly LaterServer? _server;

    private Call(HttpMessageHandler handler, LaterServer? server) => (_invoker, _server) = (new HttpMessageInvoker(handler), server);

    /// <summary>A call whose answers are there at once, in turn.</summary>
    public static Call AtOnce(Func<HttpMessageHandler, HttpMessageHandler> around, params Func<HttpResponseMessage>[] answers) =>
        new(around(new CompleteServer(answers)), null);

    /// <summary>A call whose answers come later, in turn.</summary>
    public static Call Later(Func<HttpMessageHandler, HttpMessageHandler> around, params Func<HttpResponseMessage>[] answers)
    {
        var server = new LaterServer(answers);
        return new Call(around(server), server);
    }

    public async Task SendAsync() => (await AnsweredAsync(RequestOf(Address))).Dispose();

    /// <summary>What a caller does without handlers, and no more: as long as it is no success, he sends his request again, to where it says.</summary>
    public async Task SendUntilSuccessAsync()
    {
        var request = RequestOf(Address);
        var response = await AnsweredAsync(request);
        while (!response.IsSuccessStatusCode)
        {
            request.RequestUri = response.Headers.Location is { } location ? new Uri(Address, location) : Address;
            response.Dispose();
            response = await AnsweredAsync(request);
        }

        response.Dispose();
    }

    private static HttpRequestMessage RequestOf(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    private Task<HttpResponseMessage> AnsweredAsync(HttpRequestMessage request)
    {
        var sending = _invoker.SendAsync(request, CancellationToken.None);
        while (_server is not null && !sending.IsCompleted)
        {
            _server.Answer();
        }

        return sending;
    }
}
