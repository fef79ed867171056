namespace StatusHandling.Tests.Fakes;

/// <summary>A call for each reason for which a request is not sent again.</summary>
internal static class Refusals
{
    public static TheoryData<RetryDecision> All => new(Enum.GetValues<RetryDecision>().Except([RetryDecision.Retried, RetryDecision.NotARetryStatus]));

    /// <summary>How often a client whose budget is to be spent retries before the call in question.</summary>
    public const int Budget = 100;

    public static void Configure(StatusRetryOptions retry, RetryDecision decision)
    {
        switch (decision)
        {
            case RetryDecision.RetriesUsedUp:
                retry.MaxRetries = 0;
                break;
            case RetryDecision.BudgetSpent:
                (retry.BudgetReserve, retry.BudgetRatio, retry.MaxRetries) = (0, 0, Budget);
                (retry.BaseDelay, retry.MaxDelay) = (TimeSpan.Zero, TimeSpan.Zero);
                break;
            case RetryDecision.NoTimeLeft:
                retry.TotalTimeout = TimeSpan.FromSeconds(1);
                break;
        }
    }

    public static void Script(ScriptedServer server, HttpRequestMessage request, RetryDecision decision)
    {
        switch (decision)
        {
            case RetryDecision.MethodNotIdempotent:
                request.Method = HttpMethod.Post;
                server.Answers(503);
                break;
            case RetryDecision.ContentNotReplayable:
                request.Content = new OneShotContent("x");
                server.Answers(503);
                break;
            case RetryDecision.RetryAfterTooLong:
                server.Answers(503, ("Retry-After", "61"));
                break;
            case RetryDecision.RetryAfterMissing:
                server.Answers(413);
                break;
            case RetryDecision.NoTimeLeft:
                server.Answers(503, ("Retry-After", "1"));
                break;
            case RetryDecision.ServerDeclined:
                server.Answers(503, ("x-should-retry", "false"));
                break;
            default:
                server.Answers(503);
                break;
        }
    }
}
