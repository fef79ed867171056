using System.Buffers;
using StatusHandling.Fields;

namespace StatusHandling.Throttling;

/// <summary>Reads the items of a RateLimit or RateLimit-Policy line, such as <c>"default";r=0;t=30</c>, one after the other.</summary>
/// <remarks>
/// A structured field List of Items (RFC 9651 §4.2.1) whose parameters are integers (draft-ietf-httpapi-ratelimit-headers §3.1, §4.1). A
/// malformed field is to be ignored whole, so a caller asks <see cref="IsMalformed"/> before it believes what came before the fault.
/// </remarks>
internal ref struct QuotaReader(ReadOnlySpan<char> line, string amountKey, string secondsKey)
{
    private const string LowerCase = "abcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = LowerCase + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits;
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(TextCursor.WhiteSpace);
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" ");
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(LowerCase + Digits + "_-.*");
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(Alphanumeric + "!#$%&'*+-.^_`|~:/");
    private static readonly SearchValues<char> Base64Characters = SearchValues.Create(Alphanumeric + "+/=");

    private readonly string _amountKey = amountKey;
    private readonly string _secondsKey = secondsKey;
    private TextCursor _cursor = new(line.Trim(TextCursor.WhiteSpace));
    private bool _started;

    public bool IsMalformed { get; private set; }

    /// <summary>The policy's name as it stands in the field, with its quotes.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    public long? Amount { get; private set; }

    public long? Seconds { get; private set; }

    public bool MoveNext()
    {
        if (IsMalformed || (_started && _cursor.AtEnd))
        {
            return false;
        }

        _started = true;
        IsMalformed = !(TryReadItem() && TrySkipComma());
        return !IsMalformed;
    }

    private bool TrySkipComma()
    {
        _ = _cursor.TakeWhile(WhiteSpace);
        if (_cursor.AtEnd)
        {
            return true;
        }

        var skipped = _cursor.Skip(',');
        _ = _cursor.TakeWhile(WhiteSpace);
        return skipped && !_cursor.AtEnd;
    }

    private bool TryReadItem()
    {
        (Amount, Seconds) = (null, null);
        var start = _cursor.Rest;
        if (!TryReadBareItem(out _))
        {
            return false;
        }

        Name = start[..^_cursor.Rest.Length];
        while (_cursor.Skip(';'))
        {
            _ = _cursor.TakeWhile(Spaces);
            var key = _cursor.TakeWhile(KeyCharacters);
            long? value = null;
            if (key.IsEmpty || key[0] is not ('*' or (>= 'a' and <= 'z')) || (_cursor.Skip('=') && !TryReadBareItem(out value)))
            {
                return false;
            }

            // Of a key given twice the last counts (RFC 9651 §4.2.3.2). A value of another type stands as -1 until then.
            Amount = key.SequenceEqual(_amountKey) ? value ?? -1 : Amount;
            Seconds = key.SequenceEqual(_secondsKey) ? value ?? -1 : Seconds;
        }

        return Amount is null or >= 0 && Seconds is null or >= 0;
    }

    private bool TryReadBareItem(out long? integer)
    {
        integer = null;
        var start = _cursor.Rest;
        if (!_cursor.TryTake(out var first))
        {
            return false;
        }

        switch (first)
        {
            case '"':
                return TrySkipString();
            case '-' or (>= '0' and <= '9'):
                _cursor = new TextCursor(start);
                return TryReadNumber(out integer);
            case '*' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                _ = _cursor.TakeWhile(TokenCharacters);
                return true;
            case ':':
                _ = _cursor.TakeWhile(Base64Characters);
                return _cursor.Skip(':');
            case '?':
                return _cursor.Skip('0') || _cursor.Skip('1');
            case '@':
                return TryReadNumber(out var date) && date is not null;
            case '%':
                return _cursor.Skip('"') && TrySkipString();
            default:
                return false;
        }
    }

    private bool TrySkipString()
    {
        while (_cursor.TryTake(out var next))
        {
            if (next == '"')
            {
                return true;
            }

            if (next is < ' ' or > '~' || (next == '\\' && !(_cursor.Skip('"') || _cursor.Skip('\\'))))
            {
                return false;
            }
        }

        return false;
    }

    // At most 15 digits, of which a decimal has at most 12 before and 1 to 3 after its point (RFC 9651 §4.2.4).
    private bool TryReadNumber(out long? integer)
    {
        integer = null;
        var sign = _cursor.Skip('-') ? -1 : 1;
        var whole = _cursor.TakeWhile(TextCursor.Digits);
        if (_cursor.Skip('.'))
        {
            return whole.Length is >= 1 and <= 12 && _cursor.TakeWhile(TextCursor.Digits).Length is >= 1 and <= 3;
        }

        if (whole.Length is < 1 or > 15)
        {
            return false;
        }

        integer = sign * new FieldNumber(whole, []).Scale(0);
        return true;
    }
}
