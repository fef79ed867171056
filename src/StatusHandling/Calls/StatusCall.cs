using System.Net;
using StatusHandling.Policies;
using StatusHandling.Requests;

namespace StatusHandling.Calls;

/// <summary>What is known of one call beyond its request. It is made when the shortcut fails, and travels in the request's options.</summary>
/// <remarks>One call is walked by one flow of control at a time, so nothing here is locked.</remarks>
internal sealed partial class StatusCall
{
    /// <summary>What we do ends this much before the call's time is over, so that the exception is ours and not HttpClient's own.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    private static readonly HttpRequestOptionsKey<StatusCall> Key = new("StatusHandling.Call");

    private readonly CallClock _clock;
    private readonly CallStart _start;
    private readonly IReadOnlyList<PolicyEntry>? _ofRequest;
    private List<Hop>? _hops;
    private List<RedirectHop>? _redirects;
    private Task<HttpResponseMessage>? _firstOutcome;
    private bool _wasToldNow;

    /// <param name="request">The caller's request.</param>
    /// <param name="start">What was noted before the first send.</param>
    /// <param name="clock">The client's clock.</param>
    /// <param name="timeLimit">The time of the whole call; null when it has no end.</param>
    /// <param name="firstOutcome">What the shortcut's send came to; null when nothing was sent yet.</param>
    /// <exception cref="ArgumentException">The request's own policies are wrong.</exception>
    public StatusCall(
        HttpRequestMessage request, CallStart start, CallClock clock, TimeSpan? timeLimit, Task<HttpResponseMessage>? firstOutcome)
    {
        (_start, _clock, TimeLimit, _firstOutcome) = (start, clock, timeLimit, firstOutcome);
        Given = start.Given;
        _sendBegan = start.Moment;
        _ofRequest = RequestPolicies.Read(request);
    }

    public PolicySnapshot Policies => _start.Policies;

    /// <summary>The address that the caller asked for.</summary>
    public Uri? RequestUri => _start.RequestUri;

    /// <summary>The hops in a form that may be shown. It is made when somebody asks, since taking secrets out of addresses costs more than a hop.</summary>
    public IReadOnlyList<RedirectHop> Redirects
    {
        get
        {
            for (var index = _redirects?.Count ?? 0; index < RedirectCount; index++)
            {
                (_redirects ??= []).Add(_hops![index].Redacted(Policies.Errors.ShowQuery));
            }

            return _redirects ?? [];
        }
    }

    public int RedirectCount => _hops?.Count ?? 0;

    /// <summary>What the request of the present hop said before any handler below saw it.</summary>
    public GivenRequest Given { get; set; }

    /// <summary>How often a request of this call was sent again, on all hops together.</summary>
    public int Retries { get; private set; }

    /// <summary>How often anything of this call was sent again, redirects included.</summary>
    public int Resends { get; private set; }

    /// <summary>Whether a server could not meet an expectation: without it the same request may do (RFC 9110 §15.5.18), from then on.</summary>
    public bool HasExpectationFailed { get; set; }

    /// <summary>Whether the call is past its first send.</summary>
    public bool IsReacting => Retries > 0 || _hops is not null;

    /// <summary>Whether the present hop is at another origin than the caller's own request.</summary>
    public bool IsAbroad { get; set; }

    /// <summary>Why the redirect that ended the call was not followed; null when nothing stood in the way.</summary>
    public RedirectFailure? RedirectFailure { get; set; }

    /// <summary>Where that redirect would have led, in a form that may be shown; null when it did not say.</summary>
    public string? RefusedLocation { get; set; }

    /// <summary>What the call may still use; null when it has no end. Zero or less means that nothing more may begin.</summary>
    public TimeSpan? Remaining => TimeLimit is { } limit ? limit - Margin - _clock.Since(_start.Moment) : null;

    /// <summary>How long the whole call may take; null when it has no end.</summary>
    public TimeSpan? TimeLimit { get; }

    public static StatusCall Of(HttpRequestMessage request) =>
        Find(request) ?? throw new InvalidOperationException("The stages of StatusHandling work only behind their StatusHandler.");

    public static StatusCall? Find(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var call) ? call : null;

    /// <summary>Makes this the call of a request. Done again at the end, since a pipeline inside this one may have put its own there.</summary>
    public void Attach(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <summary>The response that the shortcut's send brought, while it waits to be handed out; null when there is none.</summary>
    public HttpResponseMessage? FirstResponse => _firstOutcome is { IsCompletedSuccessfully: true } ? _firstOutcome.Result : null;

    /// <summary>Hands out what the shortcut's send came to, once.</summary>
    public Task<HttpResponseMessage>? TakeFirstOutcome()
    {
        var outcome = _firstOutcome;
        _firstOutcome = null;
        return outcome;
    }

    /// <summary>A fresh request of the present hop, as it was given to the handlers below.</summary>
    /// <remarks>It is of this call, whatever call a pipeline inside this one has put there meanwhile.</remarks>
    public HttpRequestMessage CopyOf(HttpRequestMessage request)
    {
        var copy = RequestCopy.Of(request, Given);
        Attach(copy);
        return copy;
    }

    public EffectivePolicy PolicyOf(HttpStatusCode code)
    {
        var policy = Policies.Table[code];
        return _ofRequest is null ? policy : RequestPolicies.Override(policy, _ofRequest, (int)code);
    }

    public EffectivePolicy PolicyOfNoResponse()
    {
        var policy = Policies.Table.NoResponse;
        return _ofRequest is null ? policy : PolicyMerge.Override(policy, _ofRequest.Where(entry => entry.Key.IsNoResponse), null);
    }

    /// <summary>True the first time that a server of this call says "now": one that always says it must not be hammered.</summary>
    public bool BelieveNow()
    {
        var isFirst = !_wasToldNow;
        _wasToldNow = true;
        return isFirst;
    }

    /// <summary>Whether the caller said for this request what a status is to end in: then it is no surprise to him.</summary>
    public bool IsExpected(HttpStatusCode code) => _ofRequest is not null && RequestPolicies.SayHowItEnds(_ofRequest, (int)code);

    /// <summary>Begins a further send of the present hop's request.</summary>
    public void BeginRetry()
    {
        Retries++;
        Resends++;
        BeginSend();
    }

    /// <summary>Begins a hop with a request of our own making.</summary>
    /// <param name="next">The request of the hop.</param>
    /// <param name="from">The address that redirected.</param>
    /// <param name="code">The status that redirected.</param>
    /// <param name="isRemembered">Whether nothing was sent to the address that redirected, since it did so before.</param>
    public void BeginHop(HttpRequestMessage next, Uri from, HttpStatusCode code, bool isRemembered = false)
    {
        Resends += isRemembered ? 0 : 1;
        LastStatusCode = code;
        (_hops ??= new List<Hop>(1)).Add(new Hop(from, next.RequestUri!, code, next.Method));
        Given = GivenRequest.Of(next);
        BeginSend();
    }
}
