namespace StatusHandling.Policies;

/// <summary>One policy that a user set, and where: "StatusHandling:Policies:4xx", "code: 429", "request".</summary>
internal sealed record PolicyEntry(PolicyKey Key, StatusPolicy Policy, string Source);
