namespace StatusHandling.Settings;

/// <summary>A setting whose value is of one type; <see langword="null"/> means that it is not set.</summary>
internal sealed class Setting<TOwner, TValue>(
    string name,
    SettingType<TValue> type,
    Func<TOwner, TValue?> get,
    Action<TOwner, TValue?> set,
    string summary) : Setting<TOwner>(name, summary)
    where TValue : struct
{
    public SettingType<TValue> Type { get; } = type;

    public override string Allowed => Type.Allowed;

    public override IReadOnlyList<string> Words => Type.Words;

    public override bool IsSet(TOwner owner) => get(owner) is not null;

    public override void Copy(TOwner from, TOwner to) => set(to, get(from));

    public override string Format(TOwner owner) => get(owner) is { } value ? Type.Format(value) : "";

    public override bool TryRead(string text, TOwner owner)
    {
        if (!Type.TryParse(text, out var value))
        {
            return false;
        }

        set(owner, value);
        return true;
    }

    public override bool IsAllowed(TOwner owner) => get(owner) is not { } value || Type.IsAllowed(value);
}
