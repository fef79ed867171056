namespace Quickstart.Account;

/// <summary>One thing that happened.</summary>
internal sealed record Line(TimeSpan At, string Who, string What);
