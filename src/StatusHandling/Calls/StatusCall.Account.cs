using System.Net;
using StatusHandling.Diagnostics;

namespace StatusHandling.Calls;

/// <content>The account of what was sent, and of what was decided after it.</content>
internal sealed partial class StatusCall
{
    private List<StatusAttempt>? _attempts;
    private uint _sendBegan;
    private uint? _sendEnded;

    public IReadOnlyList<StatusAttempt> Attempts => _attempts ?? [];

    /// <summary>The last status that was looked at; null when no response has come yet.</summary>
    public HttpStatusCode? LastStatusCode { get; private set; }

    /// <summary>What was decided last about sending again.</summary>
    public RetryDecision LastDecision { get; private set; } = RetryDecision.NotARetryStatus;

    /// <summary>Whether no send has begun since the last one that was accounted for or given up.</summary>
    public bool IsSendAccounted { get; private set; }

    public void BeginSend()
    {
        _sendBegan = _clock.Now;
        IsSendAccounted = false;
    }

    /// <summary>Adds the last send to the account, with what was decided after it.</summary>
    public StatusAttempt AddAttempt(
        HttpRequestMessage request, HttpStatusCode? code, Exception? failure, RetryDecision decision, TimeSpan? delay = null)
    {
        var uri = Redaction.Redact(request.RequestUri!, Policies.Errors.ShowQuery);
        var duration = TimeSpan.FromMilliseconds(unchecked((_sendEnded ?? _clock.Now) - _sendBegan));
        var attempt = new StatusAttempt(Attempts.Count + 1, request.Method, uri, code, failure?.GetType(), duration, decision, delay);
        (_attempts ??= []).Add(attempt);
        LastStatusCode = code ?? LastStatusCode;
        (LastDecision, IsSendAccounted) = (decision, true);
        return attempt;
    }

    /// <summary>Gives up the send that was to begin, since there is no time for it: it is no attempt.</summary>
    public void GiveUpSend() => (LastDecision, IsSendAccounted) = (RetryDecision.NoTimeLeft, true);

    /// <summary>Adds the send that ended the call, unless the retry stage has done so.</summary>
    public void AddLastAttempt(HttpRequestMessage request, HttpStatusCode code)
    {
        if (!IsSendAccounted)
        {
            AddAttempt(request, code, null, RetryDecision.NotARetryStatus);
        }
    }

    /// <summary>Notes that a status that is no success is returned: most callers look at it and ask for no account of its send.</summary>
    public void NoteReturn() => _sendEnded = _clock.Now;

    /// <summary>Adds the send whose status was returned, since the caller throws it nevertheless.</summary>
    public void AddReturnedAttempt(HttpRequestMessage request, HttpStatusCode code)
    {
        if (_sendEnded is not null)
        {
            AddLastAttempt(request, code);
        }
    }
}
