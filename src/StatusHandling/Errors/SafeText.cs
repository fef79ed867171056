using System.Globalization;
using System.Text;

namespace StatusHandling.Errors;

/// <summary>Brings a server's words into a text for people: on one line, and with nothing that hides or reorders what is shown.</summary>
internal static class SafeText
{
    private const char Ellipsis = '…';
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Appends at most so many characters, white space and line breaks as single spaces, an ellipsis for what was cut.</summary>
    public static StringBuilder AppendSafe(this StringBuilder target, ReadOnlySpan<char> text, int longest)
    {
        var start = target.Length;
        var isSpaceDue = false;
        Span<char> characters = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                isSpaceDue = target.Length > start;
                continue;
            }

            if (IsHidden(rune))
            {
                continue;
            }

            if (isSpaceDue)
            {
                target.Append(' ');
                isSpaceDue = false;
            }

            target.Append(characters[..rune.EncodeToUtf16(characters)]);
            if (target.Length - start > longest)
            {
                return Cut(target, start + longest - 1);
            }
        }

        return target;
    }

    private static StringBuilder Cut(StringBuilder target, int length)
    {
        target.Length = char.IsHighSurrogate(target[length - 1]) ? length - 1 : length;
        return target.Append(Ellipsis);
    }

    // Control characters, escapes of terminals among them; and of Format all that overrides the direction or is not seen. Some scripts
    // and emoji cannot be written without the joiners.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => true,
        UnicodeCategory.Format => rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner),
        _ => false,
    };
}
