using System.Diagnostics;

namespace StatusHandling.Diagnostics;

/// <summary>What one client tells metrics and traces of its reactions. Where nobody listens, nothing is computed.</summary>
/// <remarks>Events go to the activity in which the call was made; a span of its own for each attempt comes from the framework.</remarks>
internal sealed class StatusSignals(string clientName, StatusMetrics metrics)
{
    public void Retried(in Exchange exchange, string askedBy, TimeSpan delay, int resendCount)
    {
        var activity = Recording;
        if (activity is null && !metrics.Retries.Enabled && !metrics.RetryDelay.Enabled)
        {
            return;
        }

        var tags = Tags(exchange, askedBy);
        metrics.Retries.Add(1, tags);
        metrics.RetryDelay.Record(delay.TotalSeconds, tags);
        if (activity is not null)
        {
            tags.Add(SignalTags.ResendCount, resendCount);
            tags.Add(SignalTags.Delay, delay.TotalSeconds);
            AddEvent(activity, "retry", tags);
        }
    }

    public void RetryRefused(in Exchange exchange, RetryDecision decision)
    {
        if (metrics.RetryRefusals.Enabled)
        {
            metrics.RetryRefusals.Add(1, Tags(exchange, decision.ToString()));
        }
    }

    /// <param name="exchange">The request that was redirected.</param>
    /// <param name="reason">Followed, Remembered, or why neither.</param>
    /// <param name="resendCount">Which sending again this leads to; null when nothing is sent again.</param>
    public void Redirected(in Exchange exchange, string reason, int? resendCount)
    {
        var activity = Recording;
        if (activity is null && !metrics.Redirects.Enabled)
        {
            return;
        }

        var tags = Tags(exchange, reason);
        metrics.Redirects.Add(1, tags);
        if (activity is not null)
        {
            if (resendCount is { } count)
            {
                tags.Add(SignalTags.ResendCount, count);
            }

            AddEvent(activity, "redirect", tags);
        }
    }

    /// <summary>The call ended in an exception.</summary>
    public void Failed(in Exchange exchange, string reason)
    {
        // Whoever has set a status already knows more of the work that this call was a part of.
        if (Recording is { Status: ActivityStatusCode.Unset } activity)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }

        if (metrics.Errors.Enabled)
        {
            var tags = Tags(exchange, reason);
            tags.Add(SignalTags.StatusClass, exchange.StatusCode is { } code ? HttpStatus.ClassOf((int)code).ToString() : "NoResponse");
            metrics.Errors.Add(1, tags);
        }
    }

    public void LifecycleAnnounced(in Exchange exchange, string stage)
    {
        if (metrics.LifecycleAnnouncements.Enabled)
        {
            metrics.LifecycleAnnouncements.Add(1, Tags(exchange, stage));
        }
    }

    private static Activity? Recording => Activity.Current is { IsAllDataRequested: true } activity ? activity : null;

    private static void AddEvent(Activity activity, string name, in TagList tags) =>
        activity.AddEvent(new ActivityEvent(name, tags: new ActivityTagsCollection(tags)));

    private TagList Tags(in Exchange exchange, string reason) => SignalTags.Of(
        clientName, exchange, exchange.Uri is { IsAbsoluteUri: true } uri ? metrics.Bounded(uri.IdnHost) : null, reason);
}
