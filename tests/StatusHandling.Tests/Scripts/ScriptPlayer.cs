namespace StatusHandling.Tests.Scripts;

/// <summary>Plays a script against the library, and writes down how the call went.</summary>
internal static class ScriptPlayer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Course Play(Script script)
    {
        using var server = new ScriptServer(script);
        var options = script.Options.ToOptions();
        using var pipeline = StatusHandlingPipeline.Create(server, options, null, server.Clock, () => script.Options.Jitter);
        using var client = new HttpMessageInvoker(pipeline);
        SpendBudget(client, script.Options.Budget);
        var request = script.Request.ToMessage();
        var before = Describe(request);
        if (script.Cancellation.Is(CancelMoment.BeforeSend, 1))
        {
            server.Caller.Cancel();
        }

        try
        {
            NoteResponse(server, Send(client, request, script.Request.IsSynchronous, server.Caller.Token));
        }
        catch (Exception failure)
        {
            server.NoteOpenBodies("at the end");
            NoteFailure(server, failure);
        }

        if (Describe(request) != before)
        {
            server.Course.Faults.Add($"the caller's request was \"{before}\" and is \"{Describe(request)}\"");
        }

        return server.Course;
    }

    // Nothing here waits for real: whatever takes this long hangs.
    private static HttpResponseMessage Send(
        HttpMessageInvoker client, HttpRequestMessage request, bool synchronous, CancellationToken token)
    {
        if (synchronous)
        {
            return client.Send(request, token);
        }

        var call = client.SendAsync(request, token);
        Assert.True(Task.WaitAny([call], Patience) == 0, "The call neither ends nor waits for the clock.");
        return call.GetAwaiter().GetResult();
    }

    private static void SpendBudget(HttpMessageInvoker client, ScriptedBudget? budget)
    {
        if (budget is { Spent: > 0 })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/before");
            var policy = request.OnStatus("503").Retry(budget.Spent);
            (policy.BaseDelay, policy.RequireRetryAfter) = (TimeSpan.Zero, false);
            using var response = client.Send(request, CancellationToken.None);
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static void NoteResponse(ScriptServer server, HttpResponseMessage response)
    {
        var course = server.Course;
        server.NoteOpenBodies("at the end", response.Content);
        course.Ending = $"{(int)response.StatusCode:000} returned, {ReadText(response.Content)}";
        course.Attempts.AddRange(response.GetAttempts().Select(Entry));
        course.Hops.AddRange(response.GetRedirects().Select(hop => new FollowedHop((int)hop.StatusCode, hop.Method.Method)));
        if (response.RequestMessage?.RequestUri != course.Sends[^1].Uri)
        {
            course.Faults.Add($"the response says that it is of {response.RequestMessage?.RequestUri}");
        }
    }

    private static void NoteFailure(ScriptServer server, Exception failure)
    {
        var course = server.Course;
        if (failure is OperationCanceledException && server.Caller.IsCancellationRequested)
        {
            course.Ending = Endings.Cancelled;
        }
        else if (server.Failures.Contains(failure))
        {
            course.Ending = $"{failure.Message} thrown";
            NoteAttemptsIn(failure, course);
        }
        else if (failure is HttpStatusException status)
        {
            course.Ending = Ending(status);
            course.Attempts.AddRange(status.Attempts.Select(Entry));
            course.Hops.AddRange(status.Redirects.Select(hop => new FollowedHop((int)hop.StatusCode, hop.Method.Method)));
        }
        else if (failure is TaskCanceledException { InnerException: TimeoutException })
        {
            course.Ending = failure.Message.Contains("TotalTimeout") ? Endings.CallTimedOut : Endings.AttemptTimedOut;
            NoteAttemptsIn(failure, course);
        }
        else
        {
            course.Ending = failure.ToString();
        }
    }

    private static string Ending(HttpStatusException failure)
    {
        var kind = failure switch
        {
            RedirectException redirect => $"{nameof(RedirectException)} {redirect.Reason}",
            ClientErrorException => nameof(ClientErrorException),
            ServerErrorException => nameof(ServerErrorException),
            _ => failure.GetType().Name,
        };
        var body = failure.Response.Text.Length == 0 ? "no body" : failure.Response.Text;
        return $"{(int)failure.StatusCode!:000} thrown, {kind}, {body}";
    }

    private static void NoteAttemptsIn(Exception failure, Course course) =>
        course.Attempts.AddRange(((IEnumerable<StatusAttempt>?)failure.Data["StatusHandling.Attempts"] ?? []).Select(Entry));

    private static AccountedSend Entry(StatusAttempt attempt) => new(
        attempt.Number,
        attempt.Method.Method,
        (int?)attempt.StatusCode,
        attempt.Duration.TotalMilliseconds,
        attempt.Decision,
        attempt.Delay is { } delay ? Math.Ceiling(delay.TotalMilliseconds) : null);

    private static string ReadText(HttpContent content)
    {
        using var reader = new StreamReader(content.ReadAsStream());
        return reader.ReadToEnd();
    }

    private static string Describe(HttpRequestMessage request) =>
        $"{request.Method} {request.RequestUri} {request.Content?.GetType().Name} {request.Headers.ToString().ReplaceLineEndings(", ")}";
}
