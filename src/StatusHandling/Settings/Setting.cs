namespace StatusHandling.Settings;

/// <summary>One setting: the single row from which reading, checking, merging, explaining and the schema are made.</summary>
internal abstract class Setting<TOwner>(string name, string summary)
{
    public string Name { get; } = name;

    /// <summary>One sentence, for the schema.</summary>
    public string Summary { get; } = summary;

    /// <summary>What may be set, as the end of the sentence "allowed is …".</summary>
    public abstract string Allowed { get; }

    /// <summary>The words that may be written, where they are few; empty otherwise.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    public abstract bool IsSet(TOwner owner);

    public abstract void Copy(TOwner from, TOwner to);

    /// <summary>The value as it would be written in configuration; empty when it is not set.</summary>
    public abstract string Format(TOwner owner);

    /// <summary>Sets the value that a text stands for; false when it stands for none. Bounds are checked apart.</summary>
    public abstract bool TryRead(string text, TOwner owner);

    /// <summary>Whether the value is within its bounds, or not set.</summary>
    public abstract bool IsAllowed(TOwner owner);
}
