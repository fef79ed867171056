using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>The way of one call from address to address.</summary>
internal sealed class RedirectModel(CallModel call)
{
    private readonly Uri _origin = new(call.Script.Request.Address);
    private readonly List<(string Method, Uri Uri)> _sinceCookie = [];

    /// <summary>Why the last redirect was not followed; null when none was refused.</summary>
    public RedirectFailure? Refusal { get; private set; }

    /// <summary>The request of the next hop, after what wait; null when the answer is the end.</summary>
    public RequestModel? Next(RequestModel request, ScriptedAnswer answer, PolicyModel policy, out TimeSpan wait)
    {
        wait = default;
        if (policy.Action != StatusAction.Follow || (answer.Status == 300 && answer.Location is null))
        {
            return null;
        }

        _sinceCookie.Add((request.Method, request.Uri));
        if (answer.SetsCookie)
        {
            _sinceCookie.Clear();
        }

        var method = MethodAfter(answer.Status, request.Method);
        var next = method == request.Method ? request : request.WithoutBody() with { Method = method };
        Refusal = FaultOf(answer.Location, request.Uri) ?? ObstacleTo(next, answer.Location!.Resolve(request.Uri));
        if (Refusal is null && answer.Asked is { IsRetryAfter: true } asked)
        {
            wait = asked.Meaning(call.UtcNow) ?? TimeSpan.Zero;
            var fits = call.Remaining is not { } rest || wait == TimeSpan.Zero || wait < TimeSpan.FromMilliseconds(rest);
            Refusal = wait > policy.MaxRetryAfter || !fits ? RedirectFailure.RetryAfterTooLong : null;
        }

        if (Refusal is not null)
        {
            return null;
        }

        var target = answer.Location!.Resolve(request.Uri);
        return next with { Uri = target, HasAuthorization = request.HasAuthorization && IsAtHome(target) };
    }

    // RFC 9110 §15.4.2 to §15.4.9.
    private static string MethodAfter(int status, string method) => status switch
    {
        303 when method != "HEAD" => "GET",
        301 or 302 when method == "POST" => "GET",
        _ => method,
    };

    private RedirectFailure? FaultOf(ScriptedLocation? location, Uri from) =>
        location is null ? RedirectFailure.MissingLocation
        : location.Fault is { } fault ? fault
        : call.Script.Options.AllowDowngrade || from.Scheme == "http" ? null
        : location.Resolve(from).Scheme == "http" ? RedirectFailure.Downgrade
        : null;

    private RedirectFailure? ObstacleTo(RequestModel next, Uri target) =>
        call.Course.Hops.Count >= call.Script.Options.MaxRedirects ? RedirectFailure.TooMany
        : _sinceCookie.Count(sent => sent == (next.Method, target)) >= 2 ? RedirectFailure.Loop
        : !next.IsReplayable ? RedirectFailure.ContentNotReplayable
        : null;

    private bool IsAtHome(Uri target) =>
        (target.Scheme, target.Host, target.Port) == (_origin.Scheme, _origin.Host, _origin.Port);
}
