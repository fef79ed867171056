using System.Collections.Concurrent;
using System.Net;

namespace StatusHandling.Tests.Fakes;

/// <summary>A primary handler that answers from a script. A request beyond the script fails loudly.</summary>
internal sealed class ScriptedServer(TimeProvider? time = null) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Step> _script = new();
    private readonly ConcurrentQueue<SentRequest> _requests = new();
    private readonly ConcurrentQueue<ScriptedContent> _contents = new();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly long _start = (time ?? TimeProvider.System).GetTimestamp();
    private int _arrivals;

    private delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>How many requests came here, those too whose token was cancelled by then.</summary>
    public int Arrivals => Volatile.Read(ref _arrivals);

    /// <summary>What was sent, in its order.</summary>
    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    /// <summary>The contents of the responses that were given out: they know whether they were disposed.</summary>
    public IReadOnlyList<ScriptedContent> Contents => [.. _contents];

    public bool IsOver => _script.IsEmpty;

    public ScriptedServer Answers(int status, params (string Name, string Value)[] headers) => Answers(status, "", headers);

    public ScriptedServer Answers(int status, string body, params (string Name, string Value)[] headers) =>
        Then((request, _) => Task.FromResult(Respond(request, status, body, headers)));

    public ScriptedServer AnswersTimes(int times, int status, params (string Name, string Value)[] headers)
    {
        for (var i = 0; i < times; i++)
        {
            Answers(status, headers);
        }

        return this;
    }

    /// <summary>Answers with what a function makes of the request.</summary>
    public ScriptedServer Answers(Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        Then((request, _) => Task.FromResult(answer(request)));

    public ScriptedServer Throws(Exception failure) => Then((_, _) => Task.FromException<HttpResponseMessage>(failure));

    /// <summary>Says nothing until the request is cancelled.</summary>
    public ScriptedServer Hangs() => Then(async (_, token) =>
    {
        var never = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(() => never.TrySetCanceled(token));
        return await never.Task;
    });

    /// <summary>Does something, such as moving the clock or cancelling, and then goes on with the next of the script.</summary>
    public ScriptedServer Does(Action<HttpRequestMessage> action) => Then((request, token) =>
    {
        action(request);
        return Next(request)(request, token);
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _arrivals);
        cancellationToken.ThrowIfCancellationRequested();
        Record(request, request.Content is null ? null : await request.Content.ReadAsByteArrayCopyAsync(cancellationToken));
        return await Next(request)(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _arrivals);
        cancellationToken.ThrowIfCancellationRequested();
        Record(request, request.Content?.ReadAsByteArrayCopy(cancellationToken));
        return Next(request)(request, cancellationToken).GetAwaiter().GetResult();
    }

    private ScriptedServer Then(Step step)
    {
        _script.Enqueue(step);
        return this;
    }

    private void Record(HttpRequestMessage request, byte[]? body) =>
        _requests.Enqueue(new SentRequest(request, body, _time.GetElapsedTime(_start)));

    private Step Next(HttpRequestMessage request)
    {
        Assert.True(
            _script.TryDequeue(out var step),
            $"Nobody wrote what answers request {_requests.Count}: {request.Method} {request.RequestUri}");
        return step;
    }

    private HttpResponseMessage Respond(HttpRequestMessage request, int status, string body, (string Name, string Value)[] headers)
    {
        var content = new ScriptedContent(body);
        _contents.Enqueue(content);
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.Remove(name);
                Assert.True(content.Headers.TryAddWithoutValidation(name, value), name);
            }
        }

        return response;
    }
}
