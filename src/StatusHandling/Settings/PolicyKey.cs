using System.Globalization;

namespace StatusHandling.Settings;

/// <summary>What a policy speaks of: the codes from <see cref="First"/> to <see cref="Last"/>, a class, or a request without a response.</summary>
internal readonly record struct PolicyKey
{
    public const string AcceptedForms =
        "a code (\"429\"), a name (\"TooManyRequests\"), a range (\"500-504\"), a class (\"4xx\") or \"NoResponse\"";

    private const int Unbounded = 1000;

    private PolicyKey(int first, int last, int breadth) => (First, Last, Breadth) = (first, last, breadth);

    public static PolicyKey NoResponse { get; } = new(-1, -1, 0);

    public int First { get; }

    public int Last { get; }

    /// <summary>How general the key is: 0 for a code, more for a wider range, most for a class. The lesser one wins.</summary>
    public int Breadth { get; }

    public bool IsNoResponse => First < 0;

    private bool IsClass => Breadth == Unbounded;

    private bool IsServerErrors => IsClass && First == 500;

    /// <summary>The codes at which being covered begins or ends.</summary>
    public IEnumerable<int> Bounds => IsNoResponse ? [] : IsServerErrors ? [0, 100, 500] : [First, Last + 1];

    public static PolicyKey Of(int code) => new(code, code, 0);

    /// <summary>A class counts every number outside 100..599 as a server error (RFC 9110 §15).</summary>
    public bool Covers(int code) => IsServerErrors
        ? HttpStatus.For(code).Class == StatusClass.ServerError
        : code >= First && code <= Last;

    public bool CoversAny(int first, int last) => IsServerErrors ? first < 100 || last >= 500 : First <= last && Last >= first;

    /// <summary>Ranges that share some codes while each has its own: nothing tells which of them is meant.</summary>
    public bool Crosses(PolicyKey other) => !IsClass && !other.IsClass
        && ((First < other.First && other.First <= Last && Last < other.Last)
            || (other.First < First && First <= other.Last && other.Last < Last));

    public static PolicyKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new ArgumentException($"\"{text}\" is no policy key: allowed is {AcceptedForms}.", nameof(text));

    public static bool TryParse(string text, out PolicyKey key)
    {
        key = default;
        if (text.Equals(nameof(NoResponse), StringComparison.OrdinalIgnoreCase))
        {
            key = NoResponse;
            return true;
        }

        if (text.Length == 3 && text[0] is >= '1' and <= '5' && text.AsSpan(1).Equals("xx", StringComparison.OrdinalIgnoreCase))
        {
            var first = (text[0] - '0') * 100;
            key = new PolicyKey(first, first + 99, Unbounded);
            return true;
        }

        if (text.Length == 7 && text[3] == '-' && TryParseCode(text.AsSpan(0, 3), out var from) && TryParseCode(text.AsSpan(4), out var to))
        {
            key = new PolicyKey(from, to, to - from);
            return from <= to;
        }

        if (TryParseCode(text, out var code))
        {
            key = Of(code);
            return true;
        }

        // A number of another length is a mistake, not the name of a code.
        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && HttpStatus.TryParse(text, out var status) && status.IsRegistered)
        {
            key = Of(status.Code);
            return true;
        }

        return false;
    }

    public static StatusPolicy GetOrAdd(IDictionary<string, StatusPolicy> policies, PolicyKey key)
    {
        foreach (var (text, policy) in policies)
        {
            if (TryParse(text, out var known) && known == key)
            {
                return policy;
            }
        }

        return policies[key.ToString()] = new StatusPolicy();
    }

    public override string ToString() => IsNoResponse ? nameof(NoResponse)
        : IsClass ? string.Create(CultureInfo.InvariantCulture, $"{First / 100}xx")
        : First == Last ? First.ToString("000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First:000}-{Last:000}");

    private static bool TryParseCode(ReadOnlySpan<char> text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && text.Length == 3;
}
