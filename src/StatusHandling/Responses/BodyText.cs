using System.Text;
using System.Text.Unicode;

namespace StatusHandling.Responses;

/// <summary>Makes text of a body, whatever its bytes are and whatever its type says of them.</summary>
internal static class BodyText
{
    public static string Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        var encoding = EncodingOf(body, contentType);
        return encoding.GetString(body[MarkLength(body, encoding)..]);
    }

    /// <summary>The body in UTF-8, which is all that readers of JSON know; the same memory where it is so already.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? contentType)
    {
        var encoding = EncodingOf(body.Span, contentType);
        var text = body[MarkLength(body.Span, encoding)..];
        return encoding is UTF8Encoding && Utf8.IsValid(text.Span) ? text : Encoding.UTF8.GetBytes(encoding.GetString(text.Span));
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> body, string? contentType)
    {
        var named = Find(CharsetOf(contentType));

        // "utf-16" does not say in which order its bytes come: that is what the mark is for.
        return named is null or UnicodeEncoding ? OfMark(body) ?? named ?? Encoding.UTF8 : named;
    }

    private static Encoding? Find(string? charset)
    {
        if (string.IsNullOrEmpty(charset))
        {
            return null;
        }

        // NotSupportedException is for utf-7, which .NET refuses with reason: its text can hide what a filter looks for.
        try
        {
            return Encoding.GetEncoding(charset);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // By hand, since MediaTypeHeaderValue refuses a whole field for one fault of it.
    private static string? CharsetOf(string? contentType)
    {
        const string Name = "charset=";
        var start = contentType?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
        {
            return null;
        }

        var value = contentType.AsSpan(start + Name.Length).Trim(" \t\"'");
        var end = value.IndexOfAny(";,\"' ");
        return (end < 0 ? value : value[..end]).ToString();
    }

    private static Encoding? OfMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static int MarkLength(ReadOnlySpan<byte> body, Encoding encoding)
    {
        var mark = encoding.GetPreamble();
        return mark.Length > 0 && body.StartsWith(mark) ? mark.Length : 0;
    }
}
