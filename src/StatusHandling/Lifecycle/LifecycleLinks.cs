using System.Net.Http.Headers;
using StatusHandling.Diagnostics;
using StatusHandling.Fields;

namespace StatusHandling.Lifecycle;

/// <summary>The links of a response that say more of its resource's end, as they may be shown.</summary>
internal static class LifecycleLinks
{
    /// <summary>What stands where there is nothing to show.</summary>
    public const string None = "none";

    // RFC 9745 §3, RFC 8594 §6, RFC 5829 §3. "alternate" is left out: it mostly names a feed or another language.
    private static readonly string[] Relations = ["deprecation", "sunset", "successor-version", "latest-version"];

    public static string Describe(HttpHeadersNonValidated headers)
    {
        if (!headers.TryGetValues("Link", out var lines))
        {
            return None;
        }

        var links = new List<string>(Relations.Length);
        foreach (var relation in Relations)
        {
            foreach (var line in lines)
            {
                if (LinkReader.Find(line, relation) is { } target)
                {
                    links.Add($"{relation} <{Redaction.Excerpt(target)}>");
                    break;
                }
            }
        }

        return links.Count == 0 ? None : string.Join(", ", links);
    }
}
