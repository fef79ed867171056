namespace StatusHandling.Tests.Scripts;

/// <summary>A Location and what is wrong with it. Several lines are several fields.</summary>
internal sealed record ScriptedLocation(string Text, RedirectFailure? Fault = null)
{
    public static IReadOnlyList<ScriptedLocation> All { get; } =
    [
        new("/"),
        new("/1"),
        new("2"),
        new("?q=3"),
        new("  /4 "),
        new("/5\n/5"),
        new("//b.test/6"),
        new("http://a.test/"),
        new("http://A.test:80/1"),
        new("http://a.test:8080/1"),
        new("https://a.test/1"),
        new("http://b.test/1"),
        new("https://b.test/"),
        new("http://user:word@b.test/1"),
        new("", RedirectFailure.InvalidLocation),
        new("http://", RedirectFailure.InvalidLocation),
        new("http:/1", RedirectFailure.InvalidLocation),
        new("\\\\b.test\\1", RedirectFailure.InvalidLocation),
        new("/1\n/2", RedirectFailure.InvalidLocation),
        new("ftp://a.test/1", RedirectFailure.SchemeNotAllowed),
        new("javascript:alert(1)", RedirectFailure.SchemeNotAllowed),
    ];

    public IEnumerable<string> Lines => Text.Split('\n');

    /// <summary>Where it leads from an address (RFC 3986 §5); user information does not go along.</summary>
    public Uri Resolve(Uri from) => new UriBuilder(new Uri(from, Lines.First().Trim())) { UserName = "", Password = "" }.Uri;

    public override string ToString() => $"\"{Text.Replace('\n', '|')}\"";
}
