using System.Buffers;
using System.Text;

namespace StatusHandling.Fields;

/// <summary>Reads the challenges of one line of WWW-Authenticate or Proxy-Authenticate (RFC 9110 §11.6.1).</summary>
/// <remarks>
/// Commas separate challenges as well as parameters, so only what follows a word tells which of the two it begins. What cannot be
/// understood is skipped up to the next comma. AuthenticationHeaderValue takes a whole line for one challenge.
/// </remarks>
internal ref struct ChallengeReader
{
    // The star is none of them, but stands for what was hidden.
    private static readonly SearchValues<char> Token68Characters =
        SearchValues.Create("-._~+/*0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private ReadOnlySpan<char> _rest;

    private ChallengeReader(ReadOnlySpan<char> line) => _rest = line;

    public static List<AuthenticationChallenge> Read(string line)
    {
        var challenges = new List<AuthenticationChallenge>();
        var reader = new ChallengeReader(line);
        while (reader.TryRead(out var challenge))
        {
            challenges.Add(challenge);
        }

        return challenges;
    }

    private bool TryRead(out AuthenticationChallenge challenge)
    {
        challenge = null!;
        var scheme = TakeWord();
        while (scheme.IsEmpty)
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            _rest = _rest[Math.Max(1, _rest.IndexOf(',') + 1)..];
            scheme = TakeWord();
        }

        var name = scheme.ToString();
        var token = TakeToken68();
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (token is null && TryTakeParameter(out var key, out var value))
        {
            parameters.TryAdd(key, value);
        }

        challenge = new AuthenticationChallenge(name, token, parameters.AsReadOnly());
        return true;
    }

    private ReadOnlySpan<char> TakeWord()
    {
        _rest = _rest.TrimStart(", \t");
        return Take(FieldName.TokenCharacters);
    }

    // Only what ends the challenge is one: "abc=" and "abc==" are, of "abc=d" the equals sign belongs to a parameter.
    private string? TakeToken68()
    {
        var before = _rest;
        if (_rest.IsEmpty || _rest[0] is not (' ' or '\t'))
        {
            return null;
        }

        _rest = _rest.TrimStart(" \t");
        var start = _rest;
        var letters = Take(Token68Characters);
        _rest = _rest.TrimStart('=');
        var token = start[..^_rest.Length];
        _rest = _rest.TrimStart(" \t");
        if (!letters.IsEmpty && (_rest.IsEmpty || _rest[0] == ','))
        {
            return token.ToString();
        }

        _rest = before;
        return null;
    }

    private bool TryTakeParameter(out string name, out string value)
    {
        var before = _rest;
        name = TakeWord().ToString();
        _rest = _rest.TrimStart(" \t");
        if (name.Length == 0 || _rest.IsEmpty || _rest[0] != '=')
        {
            _rest = before;
            value = "";
            return false;
        }

        _rest = _rest[1..].TrimStart(" \t");
        value = _rest.IsEmpty || _rest[0] != '"' ? TakePlain() : TakeQuoted();
        return true;
    }

    // Addresses and the like come without the quotes that they need.
    private string TakePlain()
    {
        var end = _rest.IndexOfAny(", \t");
        var value = end < 0 ? _rest : _rest[..end];
        _rest = _rest[value.Length..];
        return value.ToString();
    }

    // Without a closing quote it goes to the end.
    private string TakeQuoted()
    {
        var value = new StringBuilder();
        var at = 1;
        for (; at < _rest.Length && _rest[at] != '"'; at++)
        {
            if (_rest[at] == '\\' && at + 1 < _rest.Length)
            {
                at++;
            }

            value.Append(_rest[at]);
        }

        _rest = _rest[Math.Min(at + 1, _rest.Length)..];
        return value.ToString();
    }

    private ReadOnlySpan<char> Take(SearchValues<char> allowed)
    {
        var length = _rest.IndexOfAnyExcept(allowed);
        var taken = length < 0 ? _rest : _rest[..length];
        _rest = _rest[taken.Length..];
        return taken;
    }
}
