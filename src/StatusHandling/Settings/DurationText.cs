using System.Globalization;

namespace StatusHandling.Settings;

/// <summary>Durations as people write them in configuration. A bare number is refused: nobody can see its unit.</summary>
internal static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    public static bool TryParse(string text, out TimeSpan value)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return TryParseClock(text, out value);
        }

        foreach (var (unit, seconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(
                    text.AsSpan(0, text.Length - unit.Length).TrimEnd(' '),
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number)
                && Math.Abs(number * seconds) <= TimeSpan.MaxValue.TotalSeconds / 2)
            {
                value = TimeSpan.FromTicks((long)Math.Round(number * seconds * TimeSpan.TicksPerSecond));
                return true;
            }
        }

        value = default;
        return false;
    }

    public static string Format(TimeSpan value)
    {
        var isPlain = value.Ticks % TimeSpan.TicksPerSecond == 0 || value.Duration() >= TimeSpan.FromDays(1);
        return isPlain ? value.ToString("c", CultureInfo.InvariantCulture)
            : (value < TimeSpan.Zero ? "-" : "") + value.ToString(@"hh\:mm\:ss\.FFFFFFF", CultureInfo.InvariantCulture);
    }

    // "5:30" could be minutes or hours and is refused; days are written before a point, as .NET does ("1.00:00:00").
    private static bool TryParseClock(string text, out TimeSpan value)
    {
        value = default;
        return text.Count(character => character == ':') == 2
            && TimeSpan.TryParseExact(text, ["c", @"h\:m\:s", @"h\:m\:s\.FFFFFFF"], CultureInfo.InvariantCulture, out value);
    }
}
