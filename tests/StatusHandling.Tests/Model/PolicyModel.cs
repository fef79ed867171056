using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>What applies to one outcome: the built-in table, what the client is set to, and what the request says, written anew.</summary>
internal sealed record PolicyModel
{
    private static readonly int[] Followed = [300, 301, 302, 303, 307, 308];
    private static readonly int[] RefusedBeforeItWasActedOn = [413, 417, 421, 425, 429];
    private static readonly int[] Final = [501, 505, 506, 507, 508, 510, 511];

    private PolicyModel(Script script, int? code)
    {
        (Action, Then) = (BuiltIn(code), StatusAction.Throw);
        Methods = code is { } number && RefusedBeforeItWasActedOn.Contains(number) ? RetryMethods.All : RetryMethods.Idempotent;
        RequireRetryAfter = code == 413;
        MaxRetries = code is 417 or 421 ? Math.Min(1, script.Options.MaxRetries) : script.Options.MaxRetries;

        // The more specific key is laid over the more general one, and the request's own over all.
        foreach (var policy in Matching(script.Options.Policies, code).Concat(Matching(script.Request.Policies, code)))
        {
            var cannotFollow = policy.Action == StatusAction.Follow && !Followed.Contains(code ?? 0);
            Action = cannotFollow ? Action : policy.Action ?? Action;
            Then = policy.Then ?? Then;
            MaxRetries = policy.MaxRetries ?? MaxRetries;
            Methods = policy.Methods ?? Methods;
            BaseDelay = policy.BaseDelay ?? BaseDelay;
            MaxDelay = policy.MaxDelay ?? MaxDelay;
            MaxRetryAfter = policy.MaxRetryAfter ?? MaxRetryAfter;
            RequireRetryAfter = policy.RequireRetryAfter ?? RequireRetryAfter;
        }
    }

    public StatusAction Action { get; }

    public StatusAction Then { get; }

    public int MaxRetries { get; }

    public RetryMethods Methods { get; }

    public TimeSpan BaseDelay { get; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan MaxDelay { get; } = TimeSpan.FromSeconds(30);

    public TimeSpan MaxRetryAfter { get; } = TimeSpan.FromSeconds(60);

    public bool RequireRetryAfter { get; }

    /// <summary>What is done when nothing more can be tried.</summary>
    public StatusAction Ending => Action is StatusAction.Retry or StatusAction.Follow ? Then : Action;

    /// <param name="script">The script.</param>
    /// <param name="code">The status; null when no response came.</param>
    public static PolicyModel Of(Script script, int? code) => new(script, code);

    private static StatusAction BuiltIn(int? code) => code switch
    {
        null => StatusAction.Retry,
        >= 100 and < 300 or 304 => StatusAction.Return,
        >= 300 and < 400 => Followed.Contains(code.Value) ? StatusAction.Follow : StatusAction.Throw,
        >= 400 and < 500 => code == 408 || RefusedBeforeItWasActedOn.Contains(code.Value) ? StatusAction.Retry : StatusAction.Throw,
        _ => Final.Contains(code.Value) ? StatusAction.Throw : StatusAction.Retry,
    };

    private static IEnumerable<ScriptedPolicy> Matching(IEnumerable<ScriptedPolicy> policies, int? code) =>
        from policy in policies
        let width = WidthFor(policy.Key, code)
        where width is not null
        orderby width descending
        select policy;

    // How many codes a key speaks of; a class is wider than any range. Null when it does not speak of this one.
    private static int? WidthFor(string key, int? code)
    {
        if (key == "NoResponse" || code is null)
        {
            return key == "NoResponse" && code is null ? 1 : null;
        }

        if (key.EndsWith("xx", StringComparison.Ordinal))
        {
            var classOf = code is >= 100 and < 500 ? code / 100 : 5;
            return key[0] - '0' == classOf ? int.MaxValue : null;
        }

        var bounds = key.Split('-').Select(int.Parse).ToArray();
        return code >= bounds[0] && code <= bounds[^1] ? bounds[^1] - bounds[0] + 1 : null;
    }
}
