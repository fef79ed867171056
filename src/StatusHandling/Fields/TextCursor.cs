using System.Buffers;
using System.Text;

namespace StatusHandling.Fields;

/// <summary>Reads a field value from left to right. What does not match is not consumed.</summary>
internal ref struct TextCursor(ReadOnlySpan<char> text)
{
    /// <summary>What may stand around a value (OWS, RFC 9110 §5.6.3); other white space is part of it.</summary>
    public const string WhiteSpace = " \t";

    /// <summary>Only ASCII ones; what else Unicode counts as a digit is none in a field.</summary>
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    public ReadOnlySpan<char> Rest { get; private set; } = text;

    public readonly bool AtEnd => Rest.IsEmpty;

    public bool TryTake(out char next)
    {
        var taken = !AtEnd;
        next = taken ? Rest[0] : default;
        Rest = taken ? Rest[1..] : Rest;
        return taken;
    }

    public bool Skip(char expected)
    {
        var matches = !AtEnd && Rest[0] == expected;
        Rest = matches ? Rest[1..] : Rest;
        return matches;
    }

    /// <summary>Skips a word, in either case of its ASCII letters.</summary>
    public bool Skip(string word)
    {
        var matches = Rest.Length >= word.Length && Ascii.EqualsIgnoreCase(Rest[..word.Length], word);
        Rest = matches ? Rest[word.Length..] : Rest;
        return matches;
    }

    public bool SkipOneOf(ReadOnlySpan<string> words, out int index)
    {
        for (index = 0; index < words.Length; index++)
        {
            if (Skip(words[index]))
            {
                return true;
            }
        }

        return false;
    }

    public ReadOnlySpan<char> TakeWhile(SearchValues<char> allowed)
    {
        var length = Rest.IndexOfAnyExcept(allowed);
        var taken = length < 0 ? Rest : Rest[..length];
        Rest = Rest[taken.Length..];
        return taken;
    }

    /// <summary>Takes what stands before the next comma, or all that is left.</summary>
    public ReadOnlySpan<char> TakeMember(out bool isLast)
    {
        var comma = Rest.IndexOf(',');
        isLast = comma < 0;
        var member = isLast ? Rest : Rest[..comma];
        Rest = isLast ? [] : Rest[(comma + 1)..];
        return member.Trim(WhiteSpace);
    }

    /// <summary>Takes exactly that many digits; more may follow.</summary>
    public bool TryTakeDigits(int count, out int value)
    {
        value = 0;
        if (Rest.Length < count || Rest[..count].ContainsAnyExcept(Digits))
        {
            return false;
        }

        foreach (var digit in Rest[..count])
        {
            value = (value * 10) + (digit - '0');
        }

        Rest = Rest[count..];
        return true;
    }

    /// <summary>Takes hh:mm:ss. A leap second, 60, is the second after 59 (RFC 9110 §5.6.7, RFC 3339 §5.6).</summary>
    public bool TryTakeTime(out long ticks)
    {
        ticks = 0;
        if (!(TryTakeDigits(2, out var hours) && hours < 24 && Skip(':')
            && TryTakeDigits(2, out var minutes) && minutes < 60 && Skip(':')
            && TryTakeDigits(2, out var seconds) && seconds <= 60))
        {
            return false;
        }

        ticks = ((((hours * 60L) + minutes) * 60L) + seconds) * TimeSpan.TicksPerSecond;
        return true;
    }
}
