using System.Globalization;

namespace StatusHandling.Statuses;

/// <summary>Finds a status by what people write for it.</summary>
/// <remarks>
/// Names and phrases differ in case and separators only ("TooManyRequests", "too-many-requests"), so both become one key of letters and digits.
/// </remarks>
internal static class StatusNames
{
    private const int LongestKey = 64;
    private const string UnregisteredPrefix = "Status";

    private static readonly Dictionary<string, HttpStatus> ByKey = Collect();

    public static HttpStatus? Find(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (TryReadCode(text, out var code))
        {
            return StatusIndex.Find(code);
        }

        if (KeyOf(text) is not { } key)
        {
            return null;
        }

        if (ByKey.TryGetValue(key, out var status))
        {
            return status;
        }

        // Any code may be written "Status299", so that what was written for an unregistered one stays right once it is registered.
        return key.StartsWith(UnregisteredPrefix, StringComparison.OrdinalIgnoreCase)
            && TryReadCode(key.AsSpan(UnregisteredPrefix.Length), out code)
                ? StatusIndex.Find(code)
                : null;
    }

    private static bool TryReadCode(ReadOnlySpan<char> digits, out int code)
    {
        code = 0;
        return digits.Length <= 3
            && !digits.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
    }

    private static Dictionary<string, HttpStatus> Collect()
    {
        var byKey = new Dictionary<string, HttpStatus>(StringComparer.OrdinalIgnoreCase);
        foreach (var status in StatusRegistry.Rows)
        {
            foreach (var name in (IEnumerable<string>)[status.Name, status.Phrase, .. status.OlderNames])
            {
                if (KeyOf(name) is { } key)
                {
                    byKey[key] = status;
                }
            }
        }

        return byKey;
    }

    // Null where the text holds anything but letters, digits and separators, as "(Unused)" does, or is longer than any name.
    private static string? KeyOf(ReadOnlySpan<char> text)
    {
        Span<char> key = stackalloc char[LongestKey];
        var length = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '_' or '\'')
            {
                continue;
            }

            if (length == LongestKey || !char.IsAsciiLetterOrDigit(c))
            {
                return null;
            }

            key[length++] = c;
        }

        return key[..length].ToString();
    }
}
