namespace StatusHandling.Tests.Statuses;

/// <summary>The facts that the code's table of statuses is held against: Data/status-codes.csv and Data/unofficial-codes.csv.</summary>
internal static class StatusFacts
{
    private static readonly Dictionary<int, IReadOnlyDictionary<string, string>> Rows =
        CsvTable.Read("status-codes.csv").ToDictionary(CodeOf);

    private static readonly ILookup<int, IReadOnlyDictionary<string, string>> UnofficialRows =
        CsvTable.Read("unofficial-codes.csv").ToLookup(CodeOf);

    public static TheoryData<int> Registered => [.. Rows.Keys];

    public static TheoryData<int> Unofficial => [.. UnofficialRows.Select(vendors => vendors.Key)];

    public static TheoryData<int, string> OlderForms =>
        [.. Rows.SelectMany(row => Forms(row.Value).Select(form => new TheoryDataRow<int, string>(row.Key, form)))];

    public static IReadOnlyDictionary<string, string> Of(int code) => Rows[code];

    public static bool IsRegistered(int code) => Rows.ContainsKey(code);

    public static IEnumerable<IReadOnlyDictionary<string, string>> VendorsOf(int code) => UnofficialRows[code];

    // "Unused" is a former phrase of two codes; StatusNamesTests tells which of them has it.
    private static IEnumerable<string> Forms(IReadOnlyDictionary<string, string> row) =>
        new[] { row["csharp_name"], row["python_name"], row["legacy_phrases"] }
            .SelectMany(forms => forms.Split(';', StringSplitOptions.RemoveEmptyEntries))
            .Where(form => form != "Unused")
            .Distinct();

    private static int CodeOf(IReadOnlyDictionary<string, string> row) => int.Parse(row["code"], null);
}
