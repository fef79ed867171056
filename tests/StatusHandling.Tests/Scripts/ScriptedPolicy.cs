namespace StatusHandling.Tests.Scripts;

/// <summary>What a user sets under one key.</summary>
internal sealed record ScriptedPolicy(string Key)
{
    public StatusAction? Action { get; init; }

    public StatusAction? Then { get; init; }

    public int? MaxRetries { get; init; }

    public RetryMethods? Methods { get; init; }

    public TimeSpan? BaseDelay { get; init; }

    public TimeSpan? MaxDelay { get; init; }

    public TimeSpan? MaxRetryAfter { get; init; }

    public bool? RequireRetryAfter { get; init; }

    public void CopyTo(StatusPolicy policy)
    {
        policy.Action = Action;
        policy.Then = Then;
        policy.MaxRetries = MaxRetries;
        policy.Methods = Methods;
        policy.BaseDelay = BaseDelay;
        policy.MaxDelay = MaxDelay;
        policy.MaxRetryAfter = MaxRetryAfter;
        policy.RequireRetryAfter = RequireRetryAfter;
    }

    public override string ToString()
    {
        (string Name, object? Value)[] settings =
        [
            (nameof(Action), Action), (nameof(Then), Then), (nameof(MaxRetries), MaxRetries), (nameof(Methods), Methods),
            (nameof(BaseDelay), BaseDelay), (nameof(MaxDelay), MaxDelay), (nameof(MaxRetryAfter), MaxRetryAfter),
            (nameof(RequireRetryAfter), RequireRetryAfter),
        ];
        var set = settings.Where(setting => setting.Value is not null).Select(setting => $"{setting.Name} {setting.Value}");
        return $"{Key} {{{string.Join(", ", set)}}}";
    }
}
