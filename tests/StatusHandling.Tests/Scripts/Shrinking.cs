namespace StatusHandling.Tests.Scripts;

/// <summary>The scripts that are a little simpler than one: a step less, or one thing as it usually is.</summary>
internal static class Shrinking
{
    public static IEnumerable<Script> Simpler(Script script) =>
        Without(script.Answers).Select(answers => script with { Answers = answers })
            .Concat(With(script.Options, SimplerOptions, options => script with { Options = options }))
            .Concat(With(script.Request, SimplerRequests, request => script with { Request = request }))
            .Concat(With(script.Cancellation, SimplerCancellations, cancellation => script with { Cancellation = cancellation }))
            .Concat(WithOne(script.Answers, SimplerAnswers).Select(answers => script with { Answers = answers }));

    private static IEnumerable<ScriptedOptions> SimplerOptions(ScriptedOptions options)
    {
        var usual = new ScriptedOptions();
        return
        [
            usual,
            options with { Budget = null },
            options with { AttemptTimeout = null },
            options with { TotalTimeout = null },
            options with { ContentBufferLimit = 0 },
            options with { AllowDowngrade = false },
            options with { MaxRedirects = usual.MaxRedirects },
            options with { MaxRetries = usual.MaxRetries },
            options with { Jitter = 0 },
            .. SimplerPolicies(options.Policies).Select(policies => options with { Policies = policies }),
        ];
    }

    private static IEnumerable<ScriptedRequest> SimplerRequests(ScriptedRequest request)
    {
        var usual = new ScriptedRequest();
        return
        [
            usual,
            request with { HasAuthorization = false },
            request with { HasIdempotencyKey = false },
            request with { IsSynchronous = false },
            request with { Body = RequestBody.None },
            request with { Body = request.Body == RequestBody.None ? RequestBody.None : RequestBody.InMemory },
            request with { Method = usual.Method, Body = RequestBody.None },
            request with { Address = usual.Address },
            .. SimplerPolicies(request.Policies).Select(policies => request with { Policies = policies }),
        ];
    }

    private static IEnumerable<Cancellation> SimplerCancellations(Cancellation cancellation)
    {
        yield return Cancellation.Never;
        if (cancellation.Number > 1)
        {
            yield return cancellation with { Number = cancellation.Number - 1 };
        }
    }

    private static IEnumerable<ScriptedAnswer> SimplerAnswers(ScriptedAnswer answer) =>
    [
        ScriptedAnswer.Fine,
        ScriptedAnswer.Fine with { Status = 404 },
        answer with { ComesLater = false },
        answer with { Takes = 0 },
        answer with { SetsCookie = false },
        answer with { ShouldRetry = null },
        answer with { Asked = null },
        answer with { Asked = answer.Asked is null ? null : new ScriptedDelay(DelayForm.Seconds, answer.Asked.Seconds) },
        answer with { Asked = answer.Asked is null ? null : answer.Asked with { Seconds = Math.Min(1, answer.Asked.Seconds) } },
        answer with { Failure = null },
        answer with { Failure = answer.Failure is null ? null : ScriptedFailure.All[0] },
        answer with { Location = answer.Location is null ? null : ScriptedLocation.All[1] },
        answer with { Status = answer.Status is >= 300 and < 400 ? 302 : 503 },
    ];

    private static IEnumerable<IReadOnlyList<ScriptedPolicy>> SimplerPolicies(IReadOnlyList<ScriptedPolicy> policies) =>
        Without(policies).Concat(WithOne(policies, SimplerPolicy));

    private static IEnumerable<ScriptedPolicy> SimplerPolicy(ScriptedPolicy policy) =>
    [
        policy with { Action = null },
        policy with { Then = null },
        policy with { MaxRetries = null },
        policy with { Methods = null },
        policy with { BaseDelay = null },
        policy with { MaxDelay = null },
        policy with { MaxRetryAfter = null },
        policy with { RequireRetryAfter = null },
    ];

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> list) =>
        Enumerable.Range(0, list.Count).Select(index => (IReadOnlyList<T>)[.. list.Where((_, other) => other != index)]);

    private static IEnumerable<IReadOnlyList<T>> WithOne<T>(IReadOnlyList<T> list, Func<T, IEnumerable<T>> simpler) =>
        from index in Enumerable.Range(0, list.Count)
        from candidate in simpler(list[index])
        where !Equals(candidate, list[index])
        select (IReadOnlyList<T>)[.. list.Select((value, other) => other == index ? candidate : value)];

    private static IEnumerable<Script> With<T>(T part, Func<T, IEnumerable<T>> simpler, Func<T, Script> put) =>
        simpler(part).Where(candidate => !Equals(candidate, part)).Select(put);
}
