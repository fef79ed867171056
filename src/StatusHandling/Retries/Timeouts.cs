using StatusHandling.Calls;

namespace StatusHandling.Retries;

/// <summary>A single send took longer than it may. Callers see what HttpClient itself throws: a TaskCanceledException around a TimeoutException.</summary>
internal sealed class AttemptTimeoutException(TimeSpan timeout, Exception cancellation) : TaskCanceledException(
    $"The request was canceled due to the configured AttemptTimeout of {timeout.TotalSeconds} seconds elapsing.",
    new TimeoutException($"The attempt did not complete within {timeout.TotalSeconds} seconds.", cancellation));

/// <summary>The call's time was over during a further send. Callers see what HttpClient itself throws: a TaskCanceledException around a TimeoutException.</summary>
internal sealed class CallTimeoutException(StatusCall call, Exception? cancellation) : TaskCanceledException(
    $"The request was canceled due to the configured {SettingOf(call)} of {call.TimeLimit?.TotalSeconds} seconds elapsing.",
    new TimeoutException($"The call did not complete within {call.TimeLimit?.TotalSeconds} seconds.", cancellation))
{
    private static string SettingOf(StatusCall call) => call.Policies.Retry.TotalTimeout is null ? "HttpClient.Timeout" : "TotalTimeout";
}
