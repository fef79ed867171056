using System.Net;
using StatusHandling.Diagnostics;

namespace StatusHandling.Responses;

/// <summary>Finds where a network wants its users to sign in, in the page that it sends in place of the server (RFC 6585 §6).</summary>
internal static class CaptivePortal
{
    private const int LongestPage = 16 * 1024;

    public static Uri? FindLogin(ErrorResponse response)
    {
        var body = response.Body.Span;
        var page = BodyText.Decode(body.Length <= LongestPage ? body : body[..LongestPage], response.ContentType);
        return ReadAddress(FindInTags(page, "<meta ", "url="))
            ?? ReadAddress(FindInTags(page, "<a ", "href="))
            ?? OnWeb(UserLink.Of(response, UserLink.Login));
    }

    private static string? FindInTags(string page, string tag, string attribute)
    {
        for (var start = Find(page, tag, 0); start >= 0; start = Find(page, tag, start + tag.Length))
        {
            var end = page.IndexOf('>', start);
            var inner = page[start..(end < 0 ? page.Length : end)];
            var at = Find(inner, attribute, 0);
            if (at >= 0)
            {
                var value = inner.AsSpan(at + attribute.Length).TrimStart(" \"'");
                var length = value.IndexOfAny(" \"'");
                return (length < 0 ? value : value[..length]).ToString();
            }
        }

        return null;
    }

    private static int Find(string text, string word, int start) => text.IndexOf(word, start, StringComparison.OrdinalIgnoreCase);

    // Query and fragment stay, as those of the link do.
    private static Uri? ReadAddress(string? text) =>
        text is not null && Uri.TryCreate(Redaction.WithoutUser(WebUtility.HtmlDecode(text)), UriKind.Absolute, out var uri)
            ? OnWeb(uri)
            : null;

    private static Uri? OnWeb(Uri? uri) => uri is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? uri : null;
}
