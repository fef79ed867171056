using System.Buffers;
using System.Globalization;
using System.Text;

namespace StatusHandling.Diagnostics;

/// <summary>Takes out of addresses what may be a secret. The one place that decides this, for logs, exceptions, attempts and hops.</summary>
internal static class Redaction
{
    private const int ExcerptLength = 100;
    private const string Hidden = "...";

    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\r\n\"'<>");

    // System.Uri escapes what separates a query where the scheme is one that has none, such as ftp.
    private static readonly string[] Queries = ["?", "%3F"];
    private static readonly string[] Fragments = ["#", "%23"];
    private static readonly string[] PathEnds = [.. Queries, .. Fragments];

    // Some clients and servers read a backslash as a slash.
    private static readonly string[] Authorities = ["//", @"\\", @"/\", @"\/"];

    /// <summary>Removes user information and fragment, and puts a star for the query unless it is to be shown.</summary>
    public static Uri Redact(Uri uri, bool showQuery)
    {
        if (!uri.IsAbsoluteUri)
        {
            return new Uri(RedactText(uri.OriginalString, showQuery), UriKind.Relative);
        }

        if (uri.UserInfo.Length == 0 && uri.Fragment.Length == 0 && (showQuery || uri.Query.Length == 0))
        {
            return uri;
        }

        var visible = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        var query = uri.Query.Length == 0 ? "" : showQuery ? uri.Query : "?*";
        return new Uri(visible + query, UriKind.Absolute);
    }

    /// <summary>Does the same to an address that is text, and that may be relative or malformed.</summary>
    public static string RedactText(string address, bool showQuery) => WithoutUser(WithoutQuery(address, showQuery));

    /// <summary>Does the same to every address with a scheme that stands in a text.</summary>
    public static string RedactWithin(string text, bool showQuery)
    {
        const string AfterScheme = "://";
        var found = text.IndexOf(AfterScheme, StringComparison.Ordinal);
        if (found < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        var copied = 0;
        while (found >= 0)
        {
            var length = text.AsSpan(found).IndexOfAny(AddressEnds);
            var end = length < 0 ? text.Length : found + length;
            safe.Append(text, copied, found - copied).Append(RedactText(text[found..end], showQuery));
            copied = end;
            found = text.IndexOf(AfterScheme, end, StringComparison.Ordinal);
        }

        return safe.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Removes user information alone, from an address that is for its user to open.</summary>
    public static string WithoutUser(string address)
    {
        var slashes = FirstOf(Authorities, address);
        if (slashes < 0)
        {
            return address;
        }

        var authority = address.AsSpan(slashes).TrimStart(@"/\");
        var start = address.Length - authority.Length;
        var end = authority.IndexOfAny("/\\?#");
        var user = authority[..(end < 0 ? authority.Length : end)].LastIndexOf('@') + 1;
        return user == 0 ? address : address.Remove(start, user);
    }

    /// <summary>Writes an address as it goes over the wire. Its ToString would unescape what hides or reorders the text around it.</summary>
    public static string Show(Uri uri) =>
        uri.IsAbsoluteUri ? uri.AbsoluteUri : uri.GetComponents(UriComponents.SerializationInfoString, UriFormat.UriEscaped);

    /// <summary>What may be shown of a text that is perhaps no address: printable, shortened, and nothing before an @ or after ? or #.</summary>
    public static string Excerpt(string text)
    {
        var end = FirstOf(PathEnds, text);
        var start = text.LastIndexOf('@') + 1;
        if (end >= 0 && start > end)
        {
            return Hidden;
        }

        var excerpt = new StringBuilder(start > 0 ? Hidden : "");
        foreach (var character in end < 0 ? text.AsSpan(start) : text.AsSpan(start, end - start))
        {
            if (excerpt.Length >= ExcerptLength)
            {
                return excerpt.Append(Hidden).ToString();
            }

            _ = character is >= ' ' and <= '~'
                ? excerpt.Append(character)
                : excerpt.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
        }

        return excerpt.Append(end < 0 ? "" : Hidden).ToString();
    }

    private static string WithoutQuery(string text, bool showQuery)
    {
        var end = FirstOf(Fragments, text);
        text = end < 0 ? text : text[..end];
        var query = FirstOf(Queries, text);
        return query < 0 || showQuery ? text : text[..query] + "?*";
    }

    private static int FirstOf(string[] marks, string text)
    {
        var first = -1;
        foreach (var mark in marks)
        {
            var found = (first < 0 ? text : text.AsSpan(0, first)).IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            first = found < 0 ? first : found;
        }

        return first;
    }
}
