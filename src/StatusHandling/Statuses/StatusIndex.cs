namespace StatusHandling.Statuses;

/// <summary>Every number that a status line can hold, by position.</summary>
/// <remarks>A registered one is there from the start, any other is made when first asked for.</remarks>
internal static class StatusIndex
{
    public const int LastCode = 999;

    private static readonly HttpStatus?[] ByCode = Index();

    public static HttpStatus Find(int code) => ByCode[code] ?? AddUnregistered(code);

    private static HttpStatus AddUnregistered(int code)
    {
        var phrase = UnofficialStatuses.PhraseOf(code) ?? "Unregistered";
        var status = new HttpStatus(code, $"Status{code}", phrase, specification: null, StatusStanding.Unregistered);

        // Of two callers at once, the later one takes what the earlier one made: one instance per code.
        return Interlocked.CompareExchange(ref ByCode[code], status, null) ?? status;
    }

    private static HttpStatus?[] Index()
    {
        var byCode = new HttpStatus?[LastCode + 1];
        foreach (var status in StatusRegistry.Rows)
        {
            byCode[status.Code] = status;
        }

        return byCode;
    }
}
