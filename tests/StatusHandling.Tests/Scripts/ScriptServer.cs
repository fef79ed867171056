using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Scripts;

/// <summary>A primary handler that plays a script, and watches that each response is disposed before the next send or wait.</summary>
internal sealed class ScriptServer : HttpMessageHandler
{
    private readonly Script _script;
    private readonly List<ScriptedContent> _bodies = [];
    private readonly CancellationTokenSource _caller = new();
    private int _sendsBefore;

    public ScriptServer(Script script)
    {
        _script = script;
        _sendsBefore = script.Options.Budget is { Spent: > 0 } budget ? budget.Spent + 1 : 0;
        Clock = new ScriptClock(Wait);
    }

    public ScriptClock Clock { get; }

    public Course Course { get; } = new();

    public CancellationTokenSource Caller => _caller;

    public List<Exception> Failures { get; } = [];

    /// <summary>Notes every body that is still open but one that the caller holds.</summary>
    public void NoteOpenBodies(string when, HttpContent? held = null)
    {
        for (var index = 0; index < _bodies.Count; index++)
        {
            if (_bodies[index].IsDisposed == ReferenceEquals(_bodies[index], held))
            {
                Course.Faults.Add($"answer {index + 1} is {(held is null ? "still open" : "already disposed")} {when}");
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is { } content ? await content.ReadAsByteArrayCopyAsync(cancellationToken) : null;
        var answer = Begin(request, body);
        if (answer.ComesLater)
        {
            await Task.Yield();
        }

        return Answer(request, answer, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(request, Begin(request, request.Content?.ReadAsByteArrayCopy(cancellationToken)), cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _caller.Dispose();
        base.Dispose(disposing);
    }

    private ScriptedAnswer Begin(HttpRequestMessage request, byte[]? body)
    {
        if (_sendsBefore > 0)
        {
            return _sendsBefore-- == 1 ? ScriptedAnswer.Fine : ScriptedAnswer.Fine with { Status = 503 };
        }

        NoteOpenBodies($"when send {Course.Sends.Count + 1} begins");
        Course.Sends.Add(new SentMessage(
            request.Method.Method,
            request.RequestUri!,
            body is null ? null : System.Text.Encoding.UTF8.GetString(body),
            request.Headers.Contains("Authorization"),
            request.Headers.Contains("Idempotency-Key")));
        return _script.AnswerTo(Course.Sends.Count);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, ScriptedAnswer answer, CancellationToken token)
    {
        var send = Course.Sends.Count;
        if (send == 0)
        {
            return new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request };
        }

        if (_script.Cancellation.Is(CancelMoment.DuringSend, send))
        {
            Clock.Pass(TimeSpan.FromMilliseconds(answer.Takes / 2), token);
            token.ThrowIfCancellationRequested();
            Caller.Cancel();
        }

        Clock.Pass(TimeSpan.FromMilliseconds(answer.Takes), token);
        token.ThrowIfCancellationRequested();
        if (_script.Cancellation.Is(CancelMoment.BeforeSend, send + 1))
        {
            Caller.Cancel();
        }

        return answer.Failure is { } failure
            ? throw Note(failure.Make(Endings.FailureText(failure, send)))
            : Respond(request, answer, send);
    }

    private HttpResponseMessage Respond(HttpRequestMessage request, ScriptedAnswer answer, int send)
    {
        var body = new ScriptedContent(Endings.BodyOf(send));
        _bodies.Add(body);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = body, RequestMessage = request };
        List<(string Name, string Value)> headers =
        [
            .. answer.Asked?.Headers(Clock.GetUtcNow()) ?? [],
            .. answer.Location?.Lines.Select(line => ("Location", line)) ?? [],
        ];
        if (answer.ShouldRetry is { } wish)
        {
            headers.Add(("x-should-retry", wish));
        }

        if (answer.SetsCookie)
        {
            headers.Add(("Set-Cookie", "seen=1"));
        }

        headers.ForEach(header => Assert.True(response.Headers.TryAddWithoutValidation(header.Name, header.Value), header.Name));
        return response;
    }

    private Exception Note(Exception failure)
    {
        Failures.Add(failure);
        return failure;
    }

    private TimeSpan Wait(TimeSpan wait)
    {
        Course.Waits.Add(wait);
        NoteOpenBodies($"when wait {Course.Waits.Count} begins");
        if (!_script.Cancellation.Is(CancelMoment.DuringWait, Course.Waits.Count))
        {
            return wait;
        }

        Caller.Cancel();
        return wait / 2;
    }
}
