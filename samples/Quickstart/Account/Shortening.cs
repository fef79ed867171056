using System.Globalization;

namespace Quickstart.Account;

/// <summary>Writes times and addresses as short as a reader likes them.</summary>
internal static class Shortening
{
    public static string Shown(this TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.000} s");

    /// <summary>The path on this machine, elsewhere the address; never a query, which may carry a token.</summary>
    public static string Shown(this Uri uri) => !uri.IsAbsoluteUri ? uri.OriginalString.Split('?', '#')[0]
        : uri.IsLoopback ? uri.AbsolutePath
        : uri.ShownWhole();

    public static string ShownWhole(this Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
