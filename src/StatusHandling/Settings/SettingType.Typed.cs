namespace StatusHandling.Settings;

/// <summary>How values of one kind are read, written and bounded.</summary>
internal sealed record SettingType<TValue>(
    string Allowed,
    TryParse<TValue> TryParse,
    Func<TValue, string> Format,
    Func<TValue, bool> IsAllowed)
    where TValue : struct
{
    /// <summary>The words that may be written, where they are few; empty otherwise.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>Reads a text; false when it stands for no value.</summary>
internal delegate bool TryParse<TValue>(string text, out TValue value)
    where TValue : struct;
