using System.Buffers;
using System.Net.Http.Headers;
using System.Text;

namespace StatusHandling.Redirects;

/// <summary>Where a Location leads: an address of http or https, or the reason why there is none.</summary>
/// <param name="Location">The field's raw text; null when there is none.</param>
/// <param name="Uri">The address; null when there is a failure.</param>
/// <param name="IsRelative">Whether the field names no host, so that the redirect stays where it is.</param>
/// <param name="Failure">Why the address cannot be gone to.</param>
internal readonly record struct RedirectTarget(string? Location, Uri? Uri, bool IsRelative, RedirectFailure? Failure)
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n', '\f', '\v'];

    private static readonly SearchValues<char> HostEnds = SearchValues.Create("/\\?#");

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>Reads the raw field: the typed property rewrites it, and throws on some texts.</summary>
    /// <param name="response">The response that redirects.</param>
    /// <param name="from">The address that the response came from.</param>
    /// <param name="allowDowngrade">Whether https may lead to http.</param>
    public static RedirectTarget Read(HttpResponseMessage response, Uri? from, bool allowDowngrade) =>
        !response.Headers.NonValidated.TryGetValues("Location", out var values)
            ? Refused(null, RedirectFailure.MissingLocation)
        : OnlyOneOf(values) is { } location ? Resolve(location, from, allowDowngrade)
        : Refused(values.ToString(), RedirectFailure.InvalidLocation);

    /// <summary>Resolves the text of a Location as RFC 3986 §5 says. System.Uri sees only what these rules have let through.</summary>
    public static RedirectTarget Resolve(string location, Uri? from, bool allowDowngrade)
    {
        var text = location.Trim(WhiteSpace);
        var scheme = SchemeOf(text);
        if (!scheme.IsEmpty && !IsHttp(scheme))
        {
            return Refused(location, RedirectFailure.SchemeNotAllowed);
        }

        // An http address without a host is to be rejected (RFC 9110 §4.2.1), and what begins with a backslash is another host to some
        // readers, a path to others, and a file to System.Uri.
        var hasHost = text.AsSpan(scheme.IsEmpty ? 0 : scheme.Length + 1).StartsWith("//", StringComparison.Ordinal);
        if (text.Length == 0 || text[0] == '\\' || (!scheme.IsEmpty && !hasHost) || from is not { IsAbsoluteUri: true })
        {
            return Refused(location, RedirectFailure.InvalidLocation);
        }

        // A fragment is inherited where Location has none (RFC 9110 §10.2.2); a bare # is one.
        if (!text.Contains('#', StringComparison.Ordinal) && from.OriginalString.Contains('#', StringComparison.Ordinal))
        {
            text += from.Fragment.Length > 1 ? from.Fragment : "";
        }

        var uri = Clean(hasHost ? ParseAbsolute(scheme.IsEmpty ? $"{from.Scheme}:{text}" : text) : ParseRelative(text, from));
        return uri is null ? Refused(location, RedirectFailure.InvalidLocation)
            : !IsHttp(uri.Scheme) ? Refused(location, RedirectFailure.SchemeNotAllowed)
            : uri.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttps && !allowDowngrade
                ? Refused(location, RedirectFailure.Downgrade)
            : new RedirectTarget(location, uri, !hasHost, null);
    }

    /// <summary>Whether two addresses have one origin, by the host that is actually contacted.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme
        && one.Port == other.Port
        && HostOf(one) is { } host
        && host.Equals(HostOf(other), StringComparison.OrdinalIgnoreCase);

    private static RedirectTarget Refused(string? location, RedirectFailure failure) => new(location, null, false, failure);

    // Several that say the same are one.
    private static string? OnlyOneOf(HeaderStringValues values)
    {
        string? first = null;
        foreach (var value in values)
        {
            first ??= value;
            if (value != first)
            {
                return null;
            }
        }

        return first;
    }

    private static ReadOnlySpan<char> SchemeOf(string text)
    {
        var end = text.Length > 0 && char.IsAsciiLetter(text[0]) ? text.AsSpan().IndexOfAnyExcept(SchemeCharacters) : -1;
        return end > 0 && text[end] == ':' ? text.AsSpan(0, end) : default;
    }

    private static bool IsHttp(ReadOnlySpan<char> scheme) =>
        scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)
        || scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase);

    private static Uri? ParseAbsolute(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && HostOf(uri) is not null ? uri : null;

    private static Uri? ParseRelative(string text, Uri from)
    {
        if (text[0] == '/')
        {
            // The most usual of all, and joined at half the cost.
            return Uri.TryCreate(string.Concat(RootOf(from), text), UriKind.Absolute, out var joined) ? joined : null;
        }

        try
        {
            // TryCreate would make one more Uri on the way. Some texts ("c|/x") are a file of Windows to it.
            var uri = new Uri(from, text);
            return RootOf(uri).SequenceEqual(RootOf(from)) || IsSameOrigin(uri, from) ? uri : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // A host that cannot be written in ASCII shows itself only here, and would make the handler below throw.
    private static string? HostOf(Uri uri)
    {
        try
        {
            return uri.IdnHost is { Length: > 0 } host ? host : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // User information may come from Location, or from the address that it is relative to. And of some hosts that are not ASCII, what is
    // left without the marks of writing direction is none.
    private static Uri? Clean(Uri? uri)
    {
        const UriComponents Kept = UriComponents.SchemeAndServer | UriComponents.PathAndQuery | UriComponents.Fragment;
        return uri is null || (Ascii.IsValid(RootOf(uri)) && !RootOf(uri).Contains('@')) ? uri
            : Uri.TryCreate(uri.GetComponents(Kept, UriFormat.UriEscaped), UriKind.Absolute, out var clean) ? clean
            : null;
    }

    /// <summary>Scheme, user information, host and port, as they are written.</summary>
    private static ReadOnlySpan<char> RootOf(Uri uri)
    {
        var text = uri.OriginalString.AsSpan();
        var host = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var length = text[host..].IndexOfAny(HostEnds);
        return length < 0 ? text : text[..(host + length)];
    }
}
