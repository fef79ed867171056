using FsCheck;
using FsCheck.Fluent;

namespace StatusHandling.Tests.Scripts;

/// <summary>Random scripts: mostly of what is common, with everything that is rare now and then.</summary>
internal static class Generators
{
    private static readonly string[] PolicyKeys =
    [
        "302", "304", "307", "404", "413", "421", "429", "500", "501", "503",
        "300-308", "400-429", "500-504", "502-503", "3xx", "4xx", "5xx", "NoResponse",
    ];

    private static readonly int[] RareCodes =
    [
        99, 101, 204, 299, 300, 304, 305, 306, 399, 400, 401, 404, 405, 408, 413, 417, 418, 421, 425, 451, 499,
        501, 504, 505, 511, 599, 600, 999,
    ];

    private static Gen<bool> Seldom => Gen.Choose(0, 9).Select(number => number == 0);

    private static Gen<bool> Often => Gen.Elements(true, false);

    private static Gen<int> Takes => Rarely(0, Gen.Elements(2, 40, 200, 900, 1000, 2900, 20_000));

    private static Gen<int> Codes => Gen.Frequency(
        (8, Gen.Elements(503, 503, 429, 500, 502)),
        (8, Gen.Elements(301, 302, 303, 307, 308)),
        (1, Gen.Constant(200)),
        (5, Gen.Elements(RareCodes)));

    private static Gen<ScriptedDelay?> Delays => Rarely(
        null,
        from form in Gen.Elements(Enum.GetValues<DelayForm>())
        from seconds in Gen.Elements(0, 0, 1, 2, 5, 14, 60, 61, 3600)
        select (ScriptedDelay?)new ScriptedDelay(form, seconds),
        3);

    private static Gen<ScriptedLocation?> Locations => Gen.Frequency(
        (1, Gen.Constant<ScriptedLocation?>(null)), (12, Gen.Elements<ScriptedLocation?>([.. ScriptedLocation.All])));

    private static Gen<ScriptedAnswer> Answers =>
        from status in Codes
        from failure in Rarely(null, Gen.Elements<ScriptedFailure?>([.. ScriptedFailure.All]), 6)
        from asked in Delays
        from wish in Rarely(null, Gen.Elements<string?>("true", "false", "TRUE", "maybe"), 8)
        from location in Locations
        from cookie in Seldom
        from later in Seldom
        from takes in Takes
        select new ScriptedAnswer
        {
            Status = status,
            Failure = failure,
            Asked = asked,
            ShouldRetry = wish,
            Location = status is >= 300 and < 400 ? location : null,
            SetsCookie = cookie && status is >= 300 and < 400,
            ComesLater = later,
            Takes = takes,
        };

    // Little but retries, on one hop or several, so that they are used up and "now" is said again.
    private static Gen<ScriptedAnswer> Refusals =>
        from status in Gen.Elements(429, 503, 503, 302)
        from asked in OrNone(Gen.Elements(DelayForm.Seconds, DelayForm.PastDate))
        select new ScriptedAnswer
        {
            Status = status,
            Asked = asked is { } form ? new ScriptedDelay(form, 0) : null,
            Location = status == 302 ? ScriptedLocation.All[1] : null,
        };

    // Between few addresses, so that some are met again.
    private static Gen<ScriptedAnswer> Bounces =>
        from status in Gen.Elements(302, 302, 303, 307)
        from location in Gen.Elements(ScriptedLocation.All.Take(2))
        from cookie in Rarely(false, Gen.Constant(true), 6)
        select new ScriptedAnswer { Status = status, Location = location, SetsCookie = cookie };

    private static Gen<ScriptedRequest> Requests =>
        from method in Gen.Elements("GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE")
        from address in Gen.Elements("http://a.test/", "https://a.test/", "http://a.test/1")
        from body in Gen.Elements(Enum.GetValues<RequestBody>())
        from hasKey in Seldom
        from hasAuthorization in Often
        from isSynchronous in Often
        from policies in Rarely([], PolicyLists, 6)
        select new ScriptedRequest
        {
            Method = method,
            Address = address,
            Body = method is "GET" or "HEAD" or "TRACE" ? RequestBody.None : body,
            HasIdempotencyKey = hasKey,
            HasAuthorization = hasAuthorization,
            IsSynchronous = isSynchronous,
            Policies = policies,
        };

    private static Gen<ScriptedOptions> Options =>
        from policies in Rarely([], PolicyLists, 2)
        from maxRetries in Gen.Elements(0, 1, 2, 3, 3, 5)
        from maxRedirects in Gen.Elements(20, 20, 20, 0, 1, 2)
        from allowDowngrade in Seldom
        from total in Rarely(null, Spans(1, 3, 8, 60), 3)
        from attempt in Rarely(null, Spans(0.2, 1, 2.9), 4)
        from limit in Rarely(0, Gen.Elements(3, 1000), 3)
        from budget in Rarely(null, Budgets, 12)
        from jitter in Gen.Elements(0, 0.5, 1)
        select new ScriptedOptions
        {
            Policies = policies,
            MaxRetries = maxRetries,
            MaxRedirects = maxRedirects,
            AllowDowngrade = allowDowngrade,
            TotalTimeout = total,
            AttemptTimeout = attempt < (total ?? TimeSpan.MaxValue) ? attempt : null,
            ContentBufferLimit = limit,
            Budget = budget,
            Jitter = jitter,
        };

    private static Gen<ScriptedBudget?> Budgets =>
        from ratio in Gen.Elements(0, 0.5, 1)
        from reserve in Gen.Elements(0, 0, 1)
        from spent in Gen.Elements(98, 99, 100)
        select (ScriptedBudget?)new ScriptedBudget(ratio, reserve, spent);

    private static Gen<IReadOnlyList<ScriptedPolicy>> PolicyLists =>
        from keys in Gen.Choose(1, 3).SelectMany(count => Gen.Shuffle(PolicyKeys).Select(keys => keys.Take(count)))
        from policies in Gen.CollectToArray(keys, Policy)
        select (IReadOnlyList<ScriptedPolicy>)policies;

    private static Gen<Cancellation> Cancellations => Rarely(
        Cancellation.Never,
        from moment in Gen.Elements(CancelMoment.BeforeSend, CancelMoment.DuringSend, CancelMoment.DuringWait)
        from number in Gen.Choose(1, 4)
        select new Cancellation(moment, number),
        3);

    public static Gen<Script> Scripts =>
        from request in Requests
        from options in Options
        from count in Gen.Choose(0, 7)
        from answers in Gen.Frequency((8, Answers.ArrayOf(count)), (1, Refusals.ArrayOf(count)), (1, Bounces.ArrayOf(count)))
        from cancellation in Cancellations
        select new Script(request, options, answers, cancellation);

    private static Gen<ScriptedPolicy> Policy(string key)
    {
        StatusAction[] actions = key == "NoResponse" ? [StatusAction.Throw, StatusAction.Retry]
            : key[0] == '3' && key != "304" ? [StatusAction.Return, StatusAction.Throw, StatusAction.Retry, StatusAction.Follow]
            : [StatusAction.Return, StatusAction.Throw, StatusAction.Retry];
        return
            from action in OrNone(Gen.Elements(actions))
            from then in OrNone(key == "NoResponse" ? Gen.Constant(StatusAction.Throw) : Gen.Elements(actions[0], StatusAction.Throw))
            from maxRetries in OrNone(Gen.Choose(0, 4))
            from methods in OrNone(Gen.Elements(RetryMethods.Idempotent, RetryMethods.All))
            from baseDelay in OrNone(Gen.Elements(0, 100, 2000).Select(time => TimeSpan.FromMilliseconds(time)))
            from maxDelay in OrNone(Gen.Elements(0, 1000, 3000).Select(time => TimeSpan.FromMilliseconds(time)))
            from maxRetryAfter in OrNone(Gen.Elements(0, 5, 4000).Select(time => TimeSpan.FromSeconds(time)))
            from require in OrNone(Often)
            select new ScriptedPolicy(key)
            {
                Action = action,
                Then = then,
                MaxRetries = maxRetries,
                Methods = methods,
                BaseDelay = baseDelay,
                MaxDelay = maxDelay,
                MaxRetryAfter = maxRetryAfter,
                RequireRetryAfter = require,
            };
    }

    private static Gen<T?> OrNone<T>(Gen<T> values)
        where T : struct => Rarely(null, values.Select(value => (T?)value), 2);

    private static Gen<TimeSpan?> Spans(params double[] seconds) =>
        Gen.Elements(seconds).Select(time => (TimeSpan?)TimeSpan.FromSeconds(time));

    /// <summary>One in so many is out of the ordinary.</summary>
    private static Gen<T> Rarely<T>(T usual, Gen<T> unusual, int oneIn = 3) =>
        Gen.Frequency((oneIn - 1, Gen.Constant(usual)), (1, unusual));
}
