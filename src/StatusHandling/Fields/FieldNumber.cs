using System.Net.Http.Headers;

namespace StatusHandling.Fields;

/// <summary>A number as fields write it: ASCII digits, of any length, and perhaps a fraction. No sign, no exponent.</summary>
internal readonly ref struct FieldNumber(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction)
{
    private readonly ReadOnlySpan<char> _whole = whole;
    private readonly ReadOnlySpan<char> _fraction = fraction;

    public static bool TryParse(ReadOnlySpan<char> text, out FieldNumber number)
    {
        var point = text.IndexOf('.');
        number = point < 0 ? new FieldNumber(text, []) : new FieldNumber(text[..point], text[(point + 1)..]);
        return AreDigits(number._whole) && (point < 0 || AreDigits(number._fraction));
    }

    /// <summary>The smallest of the numbers in a field that counts something; what is no number is passed over.</summary>
    public static bool TryReadSmallest(HeaderStringValues lines, out long smallest)
    {
        var found = false;
        smallest = long.MaxValue;
        foreach (var line in lines)
        {
            var cursor = new TextCursor(line);
            bool isLast;
            do
            {
                if (TryParse(cursor.TakeMember(out isLast), out var number))
                {
                    smallest = Math.Min(smallest, number.Scale(0));
                    found = true;
                }
            }
            while (!isLast);
        }

        return found;
    }

    /// <summary>The number times a power of ten, rounded up; more than <see cref="long.MaxValue"/> is that.</summary>
    public long Scale(int decimals)
    {
        long scaled = 0;
        for (var i = 0; i < _whole.Length + decimals; i++)
        {
            var digit = DigitAt(i);
            if (scaled > (long.MaxValue - digit) / 10)
            {
                return long.MaxValue;
            }

            scaled = (scaled * 10) + digit;
        }

        var isCut = _fraction.Length > decimals && _fraction[decimals..].ContainsAnyExcept('0');
        return isCut && scaled < long.MaxValue ? scaled + 1 : scaled;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(TextCursor.Digits);

    private int DigitAt(int index)
    {
        var afterPoint = index - _whole.Length;
        return afterPoint < 0 ? _whole[index] - '0' : afterPoint < _fraction.Length ? _fraction[afterPoint] - '0' : 0;
    }
}
