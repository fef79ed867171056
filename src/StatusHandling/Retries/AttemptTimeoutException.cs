namespace StatusHandling.Retries;

/// <summary>A single send took longer than it may. Callers see what HttpClient itself throws: a TaskCanceledException around a TimeoutException.</summary>
internal sealed class AttemptTimeoutException(TimeSpan timeout, Exception cancellation) : TaskCanceledException(
    $"The request was canceled due to the configured AttemptTimeout of {timeout.TotalSeconds} seconds elapsing.",
    new TimeoutException($"The attempt did not complete within {timeout.TotalSeconds} seconds.", cancellation));
