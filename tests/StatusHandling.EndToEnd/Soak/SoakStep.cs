namespace StatusHandling.EndToEnd.Soak;

/// <summary>What one request of a call meets.</summary>
internal sealed record SoakStep(SoakDeed Deed, int Status = 0, string? RetryAfter = null)
{
    public static readonly SoakStep Success = new(SoakDeed.Answer, 200);

    private static readonly int[] Passing = [408, 429, 500, 502, 503, 504];
    private static readonly int[] Redirecting = [301, 302, 303, 307, 308];
    private static readonly int[] Cut = [200, 404, 503];

    public bool IsNoResponse => Deed is SoakDeed.Reset or SoakDeed.CutHead;

    public static SoakStep Next(Random random) => random.Next(1000) switch
    {
        < 450 => new SoakStep(SoakDeed.Answer, Passing[random.Next(Passing.Length)], NextRetryAfter(random)),
        < 600 => new SoakStep(SoakDeed.Redirect, Redirecting[random.Next(Redirecting.Length)]),
        < 680 => new SoakStep(SoakDeed.Reset),
        < 760 => new SoakStep(SoakDeed.CutHead),
        < 840 => new SoakStep(SoakDeed.CutBody, Cut[random.Next(Cut.Length)]),
        < 845 => new SoakStep(SoakDeed.Stall),
        _ => new SoakStep(SoakDeed.Answer, random.Next(200, 600)),
    };

    private static string? NextRetryAfter(Random random) => random.Next(100) switch
    {
        < 2 => "1",
        < 20 => "0",
        _ => null,
    };
}
