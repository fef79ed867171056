using System.Net;
using StatusHandling.Calls;
using StatusHandling.Fields;
using StatusHandling.Throttling;

namespace StatusHandling.Redirects;

/// <summary>What one client has learnt of permanent redirects. It outlives handlers, and is bounded.</summary>
internal sealed class PermanentRedirects(CallClock clock)
{
    public const int Capacity = 1000;

    private readonly RecentlyUsed<Uri, Known> _targets = new(Capacity);
    private readonly RecentlyUsed<(Uri From, Uri To), bool> _told = new(Capacity);

    public static bool Is(HttpStatusCode code) => code is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;

    /// <summary>True for the first redirect between two addresses.</summary>
    public bool IsNews(RedirectHop hop) => _told.Set((hop.From, hop.To), true);

    /// <summary>What is remembered of a request's address; null when there is nothing that may be used.</summary>
    public Known? Find(HttpRequestMessage request)
    {
        if (!IsForAnyone(request) || request.RequestUri is not { } uri || !_targets.TryGet(uri, out var known))
        {
            return null;
        }

        if (known.Expires <= clock.UtcNow)
        {
            _targets.Remove(uri);
            return null;
        }

        return known;
    }

    /// <summary>Remembers a redirect, where the response lets it be stored (RFC 9111 §3) and it holds for every request of this client.</summary>
    public void Remember(StatusCall call, HttpRequestMessage request, HttpResponseMessage response, in RedirectTarget target)
    {
        if (!Is(response.StatusCode) || !IsForAnyone(request) || !MayBeStored(call, request, response))
        {
            return;
        }

        var lifetime = (response.Headers.CacheControl?.MaxAge ?? UntilExpires(response)) - (response.Headers.Age ?? TimeSpan.Zero);
        if (lifetime <= TimeSpan.Zero)
        {
            return;
        }

        // The target serves now, whatever it said before. So no chain of what is remembered ever closes to a ring.
        _targets.Remove(target.Uri!);
        _targets.Set(request.RequestUri!, new Known(target.Location!, response.StatusCode, ExpiresAfter(lifetime)));
    }

    // A Host of the caller's own makes it a resource of another name.
    private static bool IsForAnyone(HttpRequestMessage request) =>
        (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head) && !request.Headers.NonValidated.Contains("Host");

    // Many users share a client: what was said to one of them is kept only where it is marked public (RFC 9111 §3.5).
    private static bool MayBeStored(StatusCall call, HttpRequestMessage request, HttpResponseMessage response)
    {
        var control = response.Headers.CacheControl;
        var isReadable = control is not null || !response.Headers.NonValidated.Contains("Cache-Control");
        return isReadable
            && control is not ({ NoStore: true } or { NoCache: true } or { Private: true })
            && (control is { Public: true } || !HasCredentials(call, request))
            && response.Headers.Vary.All(name => name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasCredentials(StatusCall call, HttpRequestMessage request)
    {
        foreach (var (name, _) in request.Headers.NonValidated)
        {
            if (HopRequest.IsSensitive(call, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What Expires says where max-age says nothing (RFC 9111 §4.2.1); null when it is not there.</summary>
    /// <remarks>One that is no date is past (RFC 9111 §5.3), and so is it here where its lines contradict each other.</remarks>
    private TimeSpan? UntilExpires(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Expires", out var lines))
        {
            return null;
        }

        var now = clock.UtcNow;
        DateTimeOffset? expires = null;
        foreach (var line in lines)
        {
            if (!HttpDate.TryParse(line.AsSpan().Trim(TextCursor.WhiteSpace), now, out var date) || (expires ?? date) != date)
            {
                return TimeSpan.Zero;
            }

            expires = date;
        }

        return expires is { } moment ? new ServerClock(response.Headers.NonValidated, now).Until(moment) : null;
    }

    private DateTimeOffset? ExpiresAfter(TimeSpan? lifetime)
    {
        var now = clock.UtcNow;
        return lifetime < DateTimeOffset.MaxValue - now ? now + lifetime : null;
    }

    /// <summary>One remembered redirect: what the response said, so that it is judged anew whenever it is used.</summary>
    public sealed record Known(string Location, HttpStatusCode StatusCode, DateTimeOffset? Expires);
}
