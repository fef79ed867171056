namespace StatusHandling.Tests.Scripts;

/// <summary>What the client is set to.</summary>
internal sealed record ScriptedOptions
{
    public IReadOnlyList<ScriptedPolicy> Policies { get; init; } = [];

    public int MaxRetries { get; init; } = 3;

    public int MaxRedirects { get; init; } = 20;

    public bool AllowDowngrade { get; init; }

    public TimeSpan? TotalTimeout { get; init; }

    public TimeSpan? AttemptTimeout { get; init; }

    public int ContentBufferLimit { get; init; }

    /// <summary>How many retries the client's earlier calls took; null where the budget is as it comes.</summary>
    public ScriptedBudget? Budget { get; init; }

    /// <summary>The number from 0 to 1 by which waits differ.</summary>
    public double Jitter { get; init; }

    public StatusHandlingOptions ToOptions()
    {
        var options = new StatusHandlingOptions();
        options.Retry.MaxRetries = MaxRetries;
        options.Retry.TotalTimeout = TotalTimeout;
        options.Retry.AttemptTimeout = AttemptTimeout;
        options.Retry.ContentBufferLimit = ContentBufferLimit;
        options.Retry.BudgetRatio = Budget?.Ratio ?? options.Retry.BudgetRatio;
        options.Retry.BudgetReserve = Budget?.Reserve ?? options.Retry.BudgetReserve;
        options.Redirects.MaxRedirects = MaxRedirects;
        options.Redirects.AllowDowngrade = AllowDowngrade;
        foreach (var policy in Policies)
        {
            policy.CopyTo(options.On(policy.Key));
        }

        return options;
    }

    public override string ToString() =>
        $"MaxRetries {MaxRetries}, MaxRedirects {MaxRedirects}, jitter {Jitter}{(AllowDowngrade ? ", AllowDowngrade" : "")}"
        + (TotalTimeout is null ? "" : $", TotalTimeout {TotalTimeout}")
        + (AttemptTimeout is null ? "" : $", AttemptTimeout {AttemptTimeout}")
        + $"{(ContentBufferLimit == 0 ? "" : $", ContentBufferLimit {ContentBufferLimit}")}{(Budget is null ? "" : $", {Budget}")}"
        + $"{(Policies.Count > 0 ? ", policies " + string.Join(" ", Policies) : "")}";
}

/// <summary>The settings of the budget, and how many retries were taken before the call.</summary>
internal sealed record ScriptedBudget(double Ratio, int Reserve, int Spent);
