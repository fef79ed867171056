namespace StatusHandling.Diagnostics;

/// <summary>Takes out of addresses what may be a secret. The one place that decides this, for logs, exceptions, attempts and hops.</summary>
internal static class Redaction
{
    /// <summary>Removes user information and fragment, and puts a star for the query unless it is to be shown.</summary>
    public static Uri Redact(Uri uri, bool showQuery)
    {
        if (!uri.IsAbsoluteUri)
        {
            return new Uri(WithoutQuery(uri.OriginalString, showQuery), UriKind.Relative);
        }

        if (uri.UserInfo.Length == 0 && uri.Fragment.Length == 0 && (showQuery || uri.Query.Length == 0))
        {
            return uri;
        }

        var visible = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        var query = uri.Query.Length == 0 ? "" : showQuery ? uri.Query : "?*";
        return new Uri(visible + query, UriKind.Absolute);
    }

    private static string WithoutQuery(string text, bool showQuery)
    {
        var end = text.IndexOf('#', StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        var query = text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 || showQuery ? text : text[..query] + "?*";
    }
}
