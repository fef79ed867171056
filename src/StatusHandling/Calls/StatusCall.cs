using System.Net;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;

namespace StatusHandling.Calls;

/// <summary>What is known of one call beyond its request. It is made when the shortcut fails, and travels in the request's options.</summary>
/// <remarks>One call is walked by one flow of control at a time, so nothing here is locked.</remarks>
internal sealed class StatusCall
{
    /// <summary>What we do ends this much before the call's time is over, so that the exception is ours and not HttpClient's own.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    private static readonly HttpRequestOptionsKey<StatusCall> Key = new("StatusHandling.Call");

    private readonly CallClock _clock;
    private readonly CallStart _start;
    private readonly TimeSpan? _timeLimit;
    private readonly IReadOnlyList<PolicyEntry>? _ofRequest;
    private readonly List<StatusAttempt> _attempts = [];
    private readonly List<RedirectHop> _redirects = [];
    private Task<HttpResponseMessage>? _firstOutcome;
    private uint _sendBegan;
    private bool _isSendAccounted;

    /// <param name="request">The caller's request.</param>
    /// <param name="start">What was noted before the first send.</param>
    /// <param name="clock">The client's clock.</param>
    /// <param name="timeLimit">The time of the whole call; null when it has no end.</param>
    /// <param name="firstOutcome">What the shortcut's send came to; null when nothing was sent yet.</param>
    /// <exception cref="ArgumentException">The request's own policies are wrong.</exception>
    public StatusCall(
        HttpRequestMessage request, CallStart start, CallClock clock, TimeSpan? timeLimit, Task<HttpResponseMessage>? firstOutcome)
    {
        (_start, _clock, _timeLimit, _firstOutcome) = (start, clock, timeLimit, firstOutcome);
        HeaderCount = start.HeaderCount;
        _sendBegan = start.Moment;
        _ofRequest = RequestPolicies.Read(request);
    }

    public PolicySnapshot Policies => _start.Policies;

    public IReadOnlyList<StatusAttempt> Attempts => _attempts;

    public IReadOnlyList<RedirectHop> Redirects => _redirects;

    /// <summary>How many headers the request of the present hop was given, before any handler below added its own.</summary>
    public int HeaderCount { get; private set; }

    /// <summary>How often a request of this call was sent again, on all hops together.</summary>
    public int Retries { get; private set; }

    /// <summary>Whether the call is past its first send.</summary>
    public bool IsReacting => Retries > 0 || _redirects.Count > 0;

    /// <summary>Why the redirect that ended the call was not followed; null when nothing stood in the way.</summary>
    public RedirectFailure? RedirectFailure { get; set; }

    /// <summary>What the call may still use; null when it has no end. Zero or less means that nothing more may begin.</summary>
    public TimeSpan? Remaining => _timeLimit - Margin - _clock.Since(_start.Moment);

    /// <summary>How long the whole call may take; null when it has no end.</summary>
    public TimeSpan? TimeLimit => _timeLimit;

    public static StatusCall Of(HttpRequestMessage request) =>
        Find(request) ?? throw new InvalidOperationException("The stages of StatusHandling work only behind their StatusHandler.");

    public static StatusCall? Find(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var call) ? call : null;

    /// <summary>Makes this the call of a request. Done again at the end, since a pipeline inside this one may have put its own there.</summary>
    public void Attach(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <summary>Hands out what the shortcut's send came to, once.</summary>
    public Task<HttpResponseMessage>? TakeFirstOutcome()
    {
        var outcome = _firstOutcome;
        _firstOutcome = null;
        return outcome;
    }

    public EffectivePolicy PolicyOf(HttpStatusCode code)
    {
        var policy = Policies.Table[code];
        return _ofRequest is null
            ? policy
            : PolicyMerge.Override(policy, _ofRequest.Where(entry => !entry.Key.IsNoResponse && entry.Key.Covers((int)code)), (int)code);
    }

    public EffectivePolicy PolicyOfNoResponse()
    {
        var policy = Policies.Table.NoResponse;
        return _ofRequest is null ? policy : PolicyMerge.Override(policy, _ofRequest.Where(entry => entry.Key.IsNoResponse), null);
    }

    /// <summary>Begins a further send of the present hop's request.</summary>
    public void BeginRetry()
    {
        Retries++;
        BeginSend();
    }

    /// <summary>Begins a hop with a request of our own making.</summary>
    public void BeginHop(HttpRequestMessage request, RedirectHop hop)
    {
        _redirects.Add(hop);
        HeaderCount = request.Headers.NonValidated.Count;
        BeginSend();
    }

    /// <summary>Adds the last send to the account, with what was decided after it.</summary>
    public StatusAttempt AddAttempt(
        HttpRequestMessage request, HttpStatusCode? code, Exception? failure, RetryDecision decision, TimeSpan? delay = null)
    {
        var uri = Redaction.Redact(request.RequestUri!, Policies.Errors.ShowQuery);
        var duration = _clock.Since(_sendBegan);
        var attempt = new StatusAttempt(_attempts.Count + 1, request.Method, uri, code, failure?.GetType(), duration, decision, delay);
        _attempts.Add(attempt);
        _isSendAccounted = true;
        return attempt;
    }

    /// <summary>Adds the send that ended the call, unless the retry stage has done so.</summary>
    public void AddLastAttempt(HttpRequestMessage request, HttpStatusCode code)
    {
        if (!_isSendAccounted)
        {
            AddAttempt(request, code, null, RetryDecision.NotARetryStatus);
        }
    }

    private void BeginSend()
    {
        _sendBegan = _clock.Now;
        _isSendAccounted = false;
    }
}
