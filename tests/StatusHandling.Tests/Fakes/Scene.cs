using System.Net;

namespace StatusHandling.Tests.Fakes;

/// <summary>The whole pipeline over a scripted server, under a clock that is moved by hand.</summary>
internal sealed class Scene : IDisposable
{
    private HttpMessageInvoker? _client;

    public Scene() => Server = new ScriptedServer(Time);

    public ManualTime Time { get; } = new();

    public ScriptedServer Server { get; }

    public CapturedLogs Logs { get; } = new();

    public StatusHandlingOptions Options { get; } = new();

    /// <summary>Whether calls are made with the synchronous Send.</summary>
    public bool IsSynchronous { get; init; }

    public HttpMessageInvoker Client => _client ??= new HttpMessageInvoker(StatusHandlingPipeline.Create(Server, Options, Logs, Time));

    public Task<CallOutcome> GetAsync(string address = "http://a.test/") => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<CallOutcome> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        var call = IsSynchronous
            ? Task.Run(() => Client.Send(request, cancellationToken), CancellationToken.None)
            : Client.SendAsync(request, cancellationToken);
        try
        {
            var response = await Time.RunAsync(call);
            return new CallOutcome(response.StatusCode, response, null, response.GetAttempts());
        }
        catch (HttpStatusException failure)
        {
            return new CallOutcome(failure.StatusCode, null, failure, failure.Attempts);
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            var attempts = (IReadOnlyList<StatusAttempt>?)failure.Data["StatusHandling.Attempts"] ?? [];
            return new CallOutcome(null, null, failure, attempts);
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        Server.Dispose();
        Logs.Dispose();
    }
}

/// <summary>What the caller got, and the account of it.</summary>
internal sealed record CallOutcome(
    HttpStatusCode? StatusCode, HttpResponseMessage? Response, Exception? Failure, IReadOnlyList<StatusAttempt> Attempts)
{
    public RetryDecision? LastDecision => Attempts.Count == 0 ? null : Attempts[^1].Decision;
}
