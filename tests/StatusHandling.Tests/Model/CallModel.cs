using StatusHandling.Tests.Fakes;
using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>One call under way: its clock, its sends and waits, and what they come to. Times are in milliseconds.</summary>
internal sealed class CallModel(Script script, Course course)
{
    private const int Margin = 100;

    private bool _isCancelled = script.Cancellation.Is(CancelMoment.BeforeSend, 1);
    private bool _wasToldNow;

    public Script Script => script;

    public Course Course => course;

    public int Now { get; private set; }

    public int Retries { get; set; }

    public bool IsCancelled => _isCancelled;

    public DateTimeOffset UtcNow => ManualTime.Start.AddMilliseconds(Now);

    /// <summary>What the call may still use; null when it has no end.</summary>
    public int? Remaining => script.Options.TotalTimeout is { } limit ? (int)limit.TotalMilliseconds - Margin - Now : null;

    private bool IsReacting => Retries > 0 || course.Hops.Count > 0;

    public PolicyModel PolicyOf(OutcomeModel outcome) =>
        PolicyModel.Of(script, outcome.Kind == OutcomeKind.Answered ? outcome.Answer.Status : null);

    /// <summary>"Now" is believed once in a call.</summary>
    public bool BelieveNow()
    {
        var isFirst = !_wasToldNow;
        _wasToldNow = true;
        return isFirst;
    }

    /// <summary>Sends, within the time of an attempt and of the call.</summary>
    /// <remarks>The first send of a call is not bounded by the call's time: HttpClient's own timer does that.</remarks>
    public OutcomeModel Send(RequestModel request)
    {
        if (IsReacting && Remaining <= 0)
        {
            return new OutcomeModel(OutcomeKind.NoTimeToSend, ScriptedAnswer.Fine, course.Sends.Count, 0);
        }

        if (_isCancelled)
        {
            return new OutcomeModel(OutcomeKind.Cancelled, ScriptedAnswer.Fine, course.Sends.Count, 0);
        }

        var attemptEnd = (int?)script.Options.AttemptTimeout?.TotalMilliseconds ?? int.MaxValue;
        var callEnd = IsReacting ? Remaining ?? int.MaxValue : int.MaxValue;
        var end = Math.Min(attemptEnd, callEnd);
        course.Sends.Add(request.ToMessage());
        var number = course.Sends.Count;
        var answer = script.AnswerTo(number);
        var isCutShort = script.Cancellation.Is(CancelMoment.DuringSend, number);
        var takes = isCutShort ? answer.Takes / 2 : answer.Takes;
        var kind = end < int.MaxValue && end <= takes ? (callEnd <= attemptEnd ? OutcomeKind.CallTimedOut : OutcomeKind.AttemptTimedOut)
            : isCutShort ? OutcomeKind.Cancelled
            : answer.Failure is not null ? OutcomeKind.Failed
            : OutcomeKind.Answered;
        var duration = Math.Min(end, takes);
        Now += duration;
        _isCancelled |= kind == OutcomeKind.Cancelled
            || (kind is OutcomeKind.Failed or OutcomeKind.Answered && script.Cancellation.Is(CancelMoment.BeforeSend, number + 1));
        kind = _isCancelled && answer.Failure is { LooksCancelled: true } ? OutcomeKind.Cancelled : kind;
        return new OutcomeModel(kind, answer, number, duration);
    }

    /// <summary>Waits, in whole milliseconds and never too short; false when the caller gave up.</summary>
    public bool TryWait(TimeSpan wait)
    {
        if (_isCancelled)
        {
            return false;
        }

        if (wait > TimeSpan.Zero)
        {
            var whole = (int)Math.Ceiling(wait.TotalMilliseconds);
            course.Waits.Add(TimeSpan.FromMilliseconds(whole));
            _isCancelled = script.Cancellation.Is(CancelMoment.DuringWait, course.Waits.Count);
            Now += whole;
        }

        return !_isCancelled;
    }
}

/// <summary>What a send came to. The number is the send's.</summary>
internal sealed record OutcomeModel(OutcomeKind Kind, ScriptedAnswer Answer, int Number, int Duration);

internal enum OutcomeKind { Answered, Failed, AttemptTimedOut, CallTimedOut, NoTimeToSend, Cancelled }
