namespace StatusHandling.Fields;

/// <summary>Takes a field apart at its commas, or at another sign, but not within quotes (RFC 9110 §5.6.1).</summary>
internal static class FieldMembers
{
    public static IEnumerable<string> Of(string text, char separator = ',')
    {
        for (var start = 0; start < text.Length;)
        {
            var end = EndOf(text, start, separator);
            var member = text[start..end].Trim(' ', '\t');
            if (member.Length > 0)
            {
                yield return member;
            }

            start = end + 1;
        }
    }

    /// <summary>Where the member ends in which a place lies that is not within quotes.</summary>
    public static int EndOf(string text, int start, char separator)
    {
        var isQuoted = false;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted && text[at] == '\\')
            {
                at++;
            }
            else if (!isQuoted && text[at] == separator)
            {
                return at;
            }
        }

        return text.Length;
    }
}
