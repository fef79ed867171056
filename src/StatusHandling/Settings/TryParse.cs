namespace StatusHandling.Settings;

/// <summary>Reads a text; false when it stands for no value.</summary>
internal delegate bool TryParse<TValue>(string text, out TValue value)
    where TValue : struct;
