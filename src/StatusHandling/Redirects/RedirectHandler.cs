using StatusHandling.Callbacks;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;

namespace StatusHandling.Redirects;

/// <summary>Follows Location, hop by hop (RFC 9110 §15.4).</summary>
internal sealed class RedirectHandler(
    CallClock clock,
    PrimaryHandler primary,
    PermanentRedirects permanent,
    SelfRedirects selfRedirects,
    RedirectLog log,
    StatusSignals signals,
    ClientCallbacks callbacks) : StatusStage
{
    private readonly RedirectJudge _judge = new(clock, permanent, log, signals);

    internal override async ValueTask<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, StatusCall call, bool async, CancellationToken cancellationToken)
    {
        RedirectTrail? trail = null;
        if (call.Policies.Redirects.RememberPermanent)
        {
            trail = new RedirectTrail(call, primary);
            request = GoStraight(call, trail, request);
            if (call.Policies.OnRedirect is { } onRemembered && call.RedirectCount > 0)
            {
                await TellAsync(onRemembered, call, request, isRemembered: true, async, cancellationToken).ConfigureAwait(false);
            }
        }

        var response = await SendBelowAsync(request, call, async, cancellationToken).ConfigureAwait(false);
        NoteSelfRedirect(call, response);
        while (Next(call, ref trail, request, response) is { Request: { } next } step)
        {
            // Nobody gets this response. With one connection to the server, the next send would wait for it for ever.
            Release(response);
            await clock.WaitAsync(step.Wait, async, cancellationToken).ConfigureAwait(false);
            call.BeginHop(next, request.RequestUri!, response.StatusCode);
            log.Followed(call, request.Method, response, step.LogLevel);
            signals.Redirected(new Exchange(request.Method, request.RequestUri, response.StatusCode), "Followed", call.Resends);
            request = next;
            if (call.Policies.OnRedirect is { } onRedirect)
            {
                await TellAsync(onRedirect, call, request, isRemembered: false, async, cancellationToken).ConfigureAwait(false);
            }

            response = await SendBelowAsync(request, call, async, cancellationToken).ConfigureAwait(false);
            response.RequestMessage ??= request;
            NoteSelfRedirect(call, response);
        }

        return response;
    }

    private void NoteSelfRedirect(StatusCall call, HttpResponseMessage response)
    {
        if (primary.MayFollowRedirects)
        {
            selfRedirects.Note(response, call.Given.Uri, call.Policies.Errors.ShowQuery);
        }
    }

    /// <summary>Takes the hops that are remembered, without asking the addresses that have moved.</summary>
    private HttpRequestMessage GoStraight(StatusCall call, RedirectTrail trail, HttpRequestMessage request)
    {
        while (permanent.Find(request) is { } known)
        {
            var policy = call.PolicyOf(known.StatusCode);
            var target = RedirectTarget.Resolve(known.Location, request.RequestUri, call.Policies.Redirects.AllowDowngrade);
            if (policy.Action != StatusAction.Follow || trail.Obstacle(request.Method, target) is not null)
            {
                break;
            }

            var next = trail.Go(request, request.Method, target);
            call.BeginHop(next, request.RequestUri!, known.StatusCode, isRemembered: true);
            log.Remembered(call, known.StatusCode, policy.LogLevel);
            signals.Redirected(new Exchange(request.Method, request.RequestUri, known.StatusCode), "Remembered", null);
            request = next;
        }

        return request;
    }

    private async ValueTask TellAsync(
        Func<StatusRedirectContext, ValueTask>[] told,
        StatusCall call,
        HttpRequestMessage next,
        bool isRemembered,
        bool async,
        CancellationToken cancellationToken)
    {
        for (var index = isRemembered ? 0 : call.RedirectCount - 1; index < call.RedirectCount; index++)
        {
            await callbacks.RaiseRedirectAsync(told, call, next, call.Redirects[index], isRemembered, async, cancellationToken)
                .ConfigureAwait(false);
        }

        // The send begins now: its duration is not that of the callbacks.
        cancellationToken.ThrowIfCancellationRequested();
        call.BeginSend();
    }

    /// <summary>The next hop; none when the response is to be handed on, and then it is the caller's.</summary>
    private RedirectJudge.Step Next(StatusCall call, ref RedirectTrail? trail, HttpRequestMessage request, HttpResponseMessage response)
    {
        if ((int)response.StatusCode is < 300 or > 399)
        {
            return default;
        }

        try
        {
            var policy = call.PolicyOf(response.StatusCode);
            return policy.Action == StatusAction.Follow
                ? _judge.Judge(call, trail ??= new RedirectTrail(call, primary), policy, request, response)
                : default;
        }
        catch
        {
            // A function or a logger of the user's threw: the response reaches nobody.
            Release(response);
            throw;
        }
    }
}
