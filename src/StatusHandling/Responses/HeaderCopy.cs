using System.Collections.Frozen;
using System.Collections.ObjectModel;
using System.Net.Http.Headers;
using System.Text;
using StatusHandling.Diagnostics;
using StatusHandling.Fields;

namespace StatusHandling.Responses;

/// <summary>Copies header fields: bounded, and without what may be a secret.</summary>
internal sealed class HeaderCopy
{
    public const string Hidden = "***";

    private const int LongestLine = 2_048;

    // Counted in characters of two bytes each, with names and the places in the dictionary: an exception is to hold less than 16 KiB of it.
    private const int LongestAltogether = 6_144;
    private const int CostOfField = 64;
    private const int CostOfLine = 16;

    // Whatever the options say.
    private static readonly FrozenSet<string> AlwaysHidden = FrozenSet.ToFrozenSet(
        [
            "Authorization",
            "Proxy-Authorization",
            "Authentication-Info",
            "Proxy-Authentication-Info",
            "Set-Cookie",
            "Set-Cookie2",
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenSet<string> _sensitive;
    private readonly bool _showQuery;
    private int _left;

    private HeaderCopy(FrozenSet<string> sensitive, bool showQuery, int left) =>
        (_sensitive, _showQuery, _left) = (sensitive, showQuery, left);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None => ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>A line as much of it as is copied.</summary>
    public static string Cut(string line) =>
        line.Length <= LongestLine ? line : string.Concat(line.AsSpan(0, LongestLine), "…");

    /// <summary>Copies what was sent. The few fields of the content come first, since what does not fit is left out.</summary>
    /// <param name="response">The response.</param>
    /// <param name="sensitive">The names of the fields whose values are hidden.</param>
    /// <param name="showQuery">Whether addresses keep their queries.</param>
    /// <param name="reserved">How many characters the exception holds beside the copy.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(
        HttpResponseMessage response, FrozenSet<string> sensitive, bool showQuery, int reserved = 0)
    {
        var copy = new HeaderCopy(sensitive, showQuery, LongestAltogether - reserved);
        copy.Add(response.Content.Headers.NonValidated);
        copy.Add(response.Headers.NonValidated);
        return copy._fields.AsReadOnly();
    }

    /// <summary>Copies what somebody gives by hand, as it is.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new Dictionary<string, IReadOnlyList<string>>(fields, StringComparer.OrdinalIgnoreCase).AsReadOnly();
    }

    private void Add(HttpHeadersNonValidated fields)
    {
        foreach (var (name, lines) in fields)
        {
            var copies = new string[lines.Count];
            var (count, left) = (0, _left - CostOfField - name.Length);
            foreach (var line in lines)
            {
                var copy = Safe(name, Cut(line));
                left -= copy.Length + CostOfLine;
                if (left < 0)
                {
                    break;
                }

                copies[count++] = copy;
            }

            if (count == copies.Length)
            {
                _left = left;
                _fields[name] = copies;
            }
        }
    }

    private string Safe(string name, string line)
    {
        if (AlwaysHidden.Contains(name) || _sensitive.Contains(name))
        {
            return Hidden;
        }

        if (name.EndsWith("-Authenticate", StringComparison.OrdinalIgnoreCase))
        {
            line = string.Join(", ", ChallengeReader.Read(line).Select(ChallengeSecrets.Hide));
        }

        return name.EndsWith("Location", StringComparison.OrdinalIgnoreCase) ? Redaction.RedactText(line, _showQuery)
            : name.Equals("Link", StringComparison.OrdinalIgnoreCase) ? RedactBetween(line, '<', '>')
            : name.Equals("Refresh", StringComparison.OrdinalIgnoreCase) ? RedactBetween(line, '=', '\0')
            : Redaction.RedactWithin(line, _showQuery);
    }

    // These fields hold addresses that may be relative: Link between angle brackets (RFC 8288 §3), Refresh behind "url=".
    private string RedactBetween(string line, char opening, char closing)
    {
        var safe = new StringBuilder(line.Length);
        var rest = 0;
        for (var start = line.IndexOf(opening, StringComparison.Ordinal); start >= 0; start = line.IndexOf(opening, rest))
        {
            var end = line.IndexOf(closing, start);
            end = end < 0 ? line.Length : end;
            safe.Append(line, rest, start + 1 - rest).Append(Redaction.RedactText(line[(start + 1)..end], _showQuery));
            rest = end;
        }

        return Redaction.RedactWithin(safe.Append(line, rest, line.Length - rest).ToString(), _showQuery);
    }
}
