namespace StatusHandling;

/// <summary>One value of a policy and where it was set.</summary>
/// <param name="Name">The name of the property, as in <see cref="StatusPolicy"/>.</param>
/// <param name="Value">The value, as it would be written in configuration.</param>
/// <param name="Source"><c>built in</c>, the full configuration path, <c>code: 429</c>, <c>code: Retry:MaxRetries</c> or <c>request</c>.</param>
public sealed record StatusPolicySetting(string Name, string Value, string Source);
