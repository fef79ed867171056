namespace Quickstart.Account;

/// <summary>One call: what the caller got, or a failure that is neither a response nor a typed exception.</summary>
internal sealed record Call(Got? Got, Exception? Failure, TimeSpan Took, IReadOnlyList<Line> Lines, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>The times from an answer to the next request.</summary>
    public IEnumerable<TimeSpan> Waits => Exchanges.Zip(Exchanges.Skip(1), (before, after) => after.SentAt - before.AnsweredAt);

    public string WaitsShown => string.Join(", ", Waits.Select(wait => wait.Shown()));

    public static async Task<Call> MakeAsync(Journal journal, Func<Task<Got>> call)
    {
        var (got, failure) = ((Got?)null, (Exception?)null);
        journal.Begin();
        try
        {
            got = await call();
            journal.Add("caller", got.Shown);
        }
        catch (Exception unforeseen) when (unforeseen is HttpRequestException or OperationCanceledException)
        {
            failure = unforeseen;
            journal.Add("caller", $"{unforeseen.GetType().Name}: {unforeseen.Message}");
        }

        var took = journal.Now;
        var (lines, exchanges) = journal.End();
        return new Call(got, failure, took, lines, exchanges);
    }
}
