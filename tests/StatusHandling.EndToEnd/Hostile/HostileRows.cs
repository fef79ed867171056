namespace StatusHandling.EndToEnd.Hostile;

/// <summary>Every row, by its name.</summary>
internal static class HostileRows
{
    public static readonly IReadOnlyDictionary<string, HostileRow> All = new[]
    {
        StatusLineRows.All, HeaderRows.All, BreakRows.All, SlowRows.All, FloodRows.All, ChallengeRows.All,
    }.SelectMany(rows => rows).ToDictionary(row => row.Name);
}
