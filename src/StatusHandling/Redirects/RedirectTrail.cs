using StatusHandling.Calls;
using StatusHandling.Requests;

namespace StatusHandling.Redirects;

/// <summary>The way of one call so far, and whether a further hop may be taken.</summary>
internal sealed class RedirectTrail(StatusCall call, PrimaryHandler primary)
{
    private Visit? _lastVisit;

    /// <summary>What a hop would have given away, where <see cref="RedirectFailure.NotFollowed"/> stands in its way.</summary>
    public string? Exposure { get; private set; }

    /// <summary>Notes which request was redirected.</summary>
    /// <remarks>A bounce that sets a cookie and comes back is legitimate: with each cookie the search for loops begins anew.</remarks>
    public void Note(HttpRequestMessage request, HttpResponseMessage response)
    {
        var uri = call.Given.Uri is { IsAbsoluteUri: true } given ? given : request.RequestUri;
        _lastVisit = response.Headers.NonValidated.Contains("Set-Cookie") ? null : new Visit(call.Given.Method, uri, _lastVisit);
    }

    /// <summary>What stands in the way of a hop; null when it may be taken.</summary>
    public RedirectFailure? Obstacle(HttpMethod method, in RedirectTarget target)
    {
        if (target.Failure is { } failure)
        {
            return failure;
        }

        var content = method == call.Given.Method ? call.Given.Content : null;
        if (call.RedirectCount >= call.Policies.Redirects.MaxRedirects)
        {
            return RedirectFailure.TooMany;
        }

        if (WouldBeThird(method, target.Uri!))
        {
            return RedirectFailure.Loop;
        }

        if (!ReplayableContent.Is(content, call.Policies.Retry.IsReplayable))
        {
            return RedirectFailure.ContentNotReplayable;
        }

        Exposure = LeadsAbroad(target) ? ExposureOf(content) : null;
        return Exposure is null ? null : RedirectFailure.NotFollowed;
    }

    /// <summary>Takes a hop, and makes its request.</summary>
    public HttpRequestMessage Go(HttpRequestMessage request, HttpMethod method, in RedirectTarget target)
    {
        call.IsAbroad = LeadsAbroad(target);
        return HopRequest.Make(call, request, target, method, call.IsAbroad);
    }

    // A handler below may have completed an address that was none by itself: then no other is known to be its equal.
    private bool LeadsAbroad(in RedirectTarget target) => target.IsRelative
        ? call.IsAbroad
        : call.RequestUri is not { IsAbsoluteUri: true } first || !RedirectTarget.IsSameOrigin(first, target.Uri!);

    // The same request would be sent a third time. System.Uri leaves the fragment out of the comparison, as the request does.
    private bool WouldBeThird(HttpMethod method, Uri uri)
    {
        if (_lastVisit?.Before is null)
        {
            return false;
        }

        var times = 0;
        for (var visit = _lastVisit; visit is not null && times < 2; visit = visit.Before)
        {
            times += visit.Method == method && visit.Uri == uri ? 1 : 0;
        }

        return times == 2;
    }

    // Neither can be dropped as a header of the request can: the handler is in use, and the content is the caller's.
    private string? ExposureOf(HttpContent? content)
    {
        if (primary.HasUnguardedCredentials)
        {
            return "the credentials of the primary handler, which was in use before it could be guarded; a CredentialCache says where each belongs";
        }

        if (content is not null)
        {
            foreach (var (name, _) in content.Headers.NonValidated)
            {
                if (HopRequest.IsSensitive(call, name))
                {
                    return $"{name}, a header of the content; set it on the request instead";
                }
            }
        }

        return null;
    }

    private sealed record Visit(HttpMethod Method, Uri? Uri, Visit? Before);
}
