using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Pipeline;

public sealed class ShortcutTests
{
    public static TheoryData<bool> Ways => [true, false];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_first_send_that_fails_at_once_is_sent_again(bool isSynchronous)
    {
        using var scene = new ThrowingScene(isSynchronous);
        scene.Below.FailNext(new HttpRequestException(HttpRequestError.ConnectionError, "No connection."));
        scene.Server.Answers(200);

        var outcome = await scene.SendAsync(HttpMethod.Get);

        Assert.Equal([RetryDecision.Retried, RetryDecision.NotARetryStatus], outcome.GetAttempts().Select(attempt => attempt.Decision));
        Assert.Single(scene.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_first_send_that_fails_at_once_and_may_not_be_repeated_fails_as_it_did(bool isSynchronous)
    {
        using var scene = new ThrowingScene(isSynchronous);
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "No connection.");
        scene.Below.FailNext(failure);

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => scene.SendAsync(HttpMethod.Post));

        Assert.Same(failure, thrown);
        var attempts = Assert.IsType<IReadOnlyList<StatusAttempt>>(thrown.Data["StatusHandling.Attempts"], exactMatch: false);
        Assert.Equal(RetryDecision.MethodNotIdempotent, Assert.Single(attempts).Decision);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_handler_that_breaks_outright_is_not_covered_up(bool isSynchronous)
    {
        using var scene = new ThrowingScene(isSynchronous);
        var failure = new InvalidOperationException("A handler of the user's is broken.");
        scene.Below.FailNext(failure);

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => scene.SendAsync(HttpMethod.Get)));
    }

    /// <summary>A handler below that throws where it stands, rather than through the task that it returns.</summary>
    private sealed class ThrowingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private Exception? _next;

        public void FailNext(Exception failure) => _next = failure;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ThrowNext();
            return base.SendAsync(request, cancellationToken);
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ThrowNext();
            return base.Send(request, cancellationToken);
        }

        private void ThrowNext()
        {
            if (Interlocked.Exchange(ref _next, null) is { } failure)
            {
                throw failure;
            }
        }
    }

    private sealed class ThrowingScene : IDisposable
    {
        private readonly ManualTime _time = new();
        private readonly HttpMessageInvoker _client;
        private readonly bool _isSynchronous;

        public ThrowingScene(bool isSynchronous)
        {
            _isSynchronous = isSynchronous;
            Server = new ScriptedServer(_time);
            Below = new ThrowingHandler(Server);
            _client = new HttpMessageInvoker(StatusHandlingPipeline.Create(Below, timeProvider: _time));
        }

        public ScriptedServer Server { get; }

        public ThrowingHandler Below { get; }

        public Task<HttpResponseMessage> SendAsync(HttpMethod method)
        {
            var request = new HttpRequestMessage(method, "http://a.test/");
            return _time.RunAsync(_isSynchronous
                ? Task.Run(() => _client.Send(request, CancellationToken.None))
                : _client.SendAsync(request, CancellationToken.None));
        }

        public void Dispose() => _client.Dispose();
    }
}
