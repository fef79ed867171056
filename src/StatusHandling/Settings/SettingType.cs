using System.Globalization;

namespace StatusHandling.Settings;

/// <summary>The kinds of values that settings have.</summary>
internal static class SettingType
{
    public static SettingType<int> Integer(int least, int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
        value => value.ToString(CultureInfo.InvariantCulture),
        value => value >= least && value <= most);

    public static SettingType<double> Number(double least, double most) => new(
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
        (string text, out double value) => double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value),
        value => value.ToString(CultureInfo.InvariantCulture),
        value => value >= least && value <= most);

    public static SettingType<bool> Boolean { get; } = new(
        "true or false",
        bool.TryParse,
        value => value ? "true" : "false",
        _ => true)
    {
        Words = ["true", "false"],
    };

    public static SettingType<TimeSpan> Duration(TimeSpan most, bool zeroAllowed = true) => new(
        $"a time {(zeroAllowed ? "from 0" : "above 0")} to {DurationText.Format(most)}, written hh:mm:ss[.fff] or as a number with a unit (250ms, 5s, 2m, 1h)",
        DurationText.TryParse,
        DurationText.Format,
        value => (zeroAllowed ? value >= TimeSpan.Zero : value > TimeSpan.Zero) && value <= most);

    /// <summary>Names only: a number is refused, since it would say nothing to a reader.</summary>
    public static SettingType<TEnum> Choice<TEnum>(params TEnum[] choices)
        where TEnum : struct, Enum => new(
        $"{string.Join(", ", choices[..^1])} or {choices[^1]}",
        (string text, out TEnum value) =>
        {
            var index = Array.FindIndex(choices, choice => text.Equals(choice.ToString(), StringComparison.OrdinalIgnoreCase));
            value = index < 0 ? default : choices[index];
            return index >= 0;
        },
        value => value.ToString(),
        value => Array.IndexOf(choices, value) >= 0)
        {
            Words = [.. choices.Select(choice => choice.ToString())],
        };
}
