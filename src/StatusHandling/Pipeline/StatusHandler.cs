using System.Runtime.CompilerServices;
using StatusHandling.Calls;
using StatusHandling.Errors;
using StatusHandling.Redirects;
using Ending = (System.Net.Http.HttpResponseMessage? Response, StatusHandling.HttpStatusException? Exception);

namespace StatusHandling.Pipeline;

/// <summary>The shortcut in front of the chain: it sends the request itself and returns a plain success as it came.</summary>
/// <remarks>
/// Any other outcome walks the chain of stages, whose innermost, <see cref="Transport"/>, hands it out once. So success pays for none of
/// them, and each of them is written as if it were alone.
/// </remarks>
internal sealed class StatusHandler(
    ClientState client, StatusExceptionHandler outermost, Transport transport, PrimaryHandler primary) : DelegatingHandler
{
    public PrimaryHandler Primary => primary;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = Begin(request);
        if (start.Policies.ActsBeforeFirstSend)
        {
            return UnfoldAsync(WalkAsync(request, start, null, async: true, cancellationToken));
        }

        Task<HttpResponseMessage> sending;
        try
        {
            sending = transport.SendStraightAsync(request, cancellationToken);
        }
        catch (Exception failure)
        {
            sending = Task.FromException<HttpResponseMessage>(failure);
        }

        return !sending.IsCompleted ? FinishAsync(sending, request, start, cancellationToken)
            : Passes(sending, request, start) ? sending
            : UnfoldAsync(WalkAsync(request, start, sending, async: true, cancellationToken));
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = Begin(request);
        Task<HttpResponseMessage>? sent = null;
        if (!start.Policies.ActsBeforeFirstSend)
        {
            try
            {
                sent = Task.FromResult(transport.SendStraight(request, cancellationToken));
            }
            catch (Exception failure)
            {
                sent = Task.FromException<HttpResponseMessage>(failure);
            }

            if (Passes(sent, request, start))
            {
                return sent.Result;
            }
        }

        return Unfold(StatusStage.Completed(WalkAsync(request, start, sent, async: false, cancellationToken)));
    }

    // What is already over becomes a task without a throw.
    private static Task<HttpResponseMessage> UnfoldAsync(ValueTask<Ending> walking) =>
        !walking.IsCompletedSuccessfully ? AwaitAsync(walking)
        : walking.Result is { Exception: { } exception } ? Task.FromException<HttpResponseMessage>(exception)
        : Task.FromResult(walking.Result.Response!);

    private static async Task<HttpResponseMessage> AwaitAsync(ValueTask<Ending> walking) => Unfold(await walking.ConfigureAwait(false));

    private static HttpResponseMessage Unfold(Ending ending) => ending.Response ?? throw ending.Exception!;

    // Every local that lives across the await is paid for by each success that comes later: at most 176 bytes are to be paid. So one task
    // is awaited after the other in the same place, and neither by an await that throws.
    private async Task<HttpResponseMessage> FinishAsync(
        Task sending, HttpRequestMessage request, CallStart start, CancellationToken cancellationToken)
    {
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var sent = (Task<HttpResponseMessage>)sending;
        if (Passes(sent, request, start))
        {
            return sent.Result;
        }

        sending = WalkAsync(request, start, sent, async: true, cancellationToken).AsTask();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Unfold(((Task<Ending>)sending).GetAwaiter().GetResult());
    }

    // What is noted is larger than what the compiler inlines by itself, and each success would pay for a copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CallStart Begin(HttpRequestMessage request)
    {
        var policies = client.Policies.Current;
        client.Budget.Deposit(policies.Retry);
        return new CallStart(
            policies, request.Method, request.RequestUri, request.Content, client.Clock.Now, request.Headers.NonValidated.Count);
    }

    private bool Passes(Task<HttpResponseMessage> sent, HttpRequestMessage request, in CallStart start)
    {
        if (!sent.IsCompletedSuccessfully)
        {
            return false;
        }

        // A handler that breaks the rules and gives null gets HttpClient's own complaint.
        var response = sent.Result;
        if (response is null)
        {
            return true;
        }

        if (primary.MayFollowRedirects && !ReferenceEquals(response.RequestMessage?.RequestUri, start.RequestUri))
        {
            client.SelfRedirects.Note(response, start.RequestUri, start.Policies.Errors.ShowQuery);
        }

        if (start.Policies.ReportLifecycle)
        {
            client.Lifecycle.Note(request, response, start.Policies.Errors.ShowQuery);
        }

        var code = (int)response.StatusCode;
        return code is >= 100 and < 300
            || (code == 304
                && start.Policies.Table[response.StatusCode].Action == StatusAction.Return
                && !RequestPolicies.HasAny(request));
    }

    private ValueTask<Ending> WalkAsync(
        HttpRequestMessage request, in CallStart start, Task<HttpResponseMessage>? firstOutcome, bool async, CancellationToken cancellationToken)
    {
        StatusCall call;
        try
        {
            call = new StatusCall(request, start, client.Clock, client.TimeLimit(start.Policies), firstOutcome);
        }
        catch (Exception wrongRequestPolicy)
        {
            // The response reaches nobody.
            if (firstOutcome is { IsCompletedSuccessfully: true })
            {
                StatusStage.Release(firstOutcome.Result);
            }

            return ValueTask.FromException<Ending>(wrongRequestPolicy);
        }

        call.Attach(request);
        return outermost.HandleAsync(request, call, async, cancellationToken);
    }
}
