namespace StatusHandling.EndToEnd.Soak;

/// <summary>What one call asks and meets. Whatever is sent after the last step is a success.</summary>
internal sealed record SoakPlan(
    HttpMethod Method, IReadOnlyList<SoakStep> Steps, TimeSpan? CancelAfter, bool IsSynchronous, HttpCompletionOption Completion)
{
    private const int MostSteps = 8;

    public static SoakPlan Next(Random random)
    {
        var method = random.Next(10) switch
        {
            < 6 => HttpMethod.Get,
            < 8 => HttpMethod.Post,
            < 9 => HttpMethod.Put,
            _ => HttpMethod.Delete,
        };
        var steps = new List<SoakStep>();
        while (steps.Count < MostSteps && random.Next(100) < 45)
        {
            steps.Add(SoakStep.Next(random));
        }

        return new SoakPlan(
            method,
            steps,
            random.Next(20) == 0 ? TimeSpan.FromMilliseconds(random.Next(100)) : null,
            random.Next(8) == 0,
            random.Next(2) == 0 ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
    }
}
