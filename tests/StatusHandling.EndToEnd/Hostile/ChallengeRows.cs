using System.Net;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>401 without end. Credentials are the business of SocketsHttpHandler: its answers are part of one send.</summary>
internal static class ChallengeRows
{
    private const string Unauthorized = "401 HttpUnauthorizedException: NotARetryStatus";
    private const string Body = "Content-Length: 4\r\n\r\nbody";

    private static readonly NetworkCredential Password = new("user", "password");

    public static IEnumerable<HostileRow> All =>
    [
        HostileRow.Saying("401 without a challenge", $"HTTP/1.1 401 Who\r\n{Body}", Unauthorized, 1),
        HostileRow.Saying("401 with 1,000 challenges", $"HTTP/1.1 401 Who\r\n{Challenges}{Body}", Unauthorized, 1),
        HostileRow.Saying(
            "401 with a broken challenge", $"HTTP/1.1 401 Who\r\nWWW-Authenticate: ,,= \"\\,Basic realm=\"\r\n{Body}", Unauthorized, 1),
        HostileRow.Saying("401 to every password", $"HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"a\"\r\n{Body}", Unauthorized, 2)
            with { Credentials = Password },
        HostileRow.Saying(
            "401 that finds every digest stale",
            $"HTTP/1.1 401 Who\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", stale=true\r\n{Body}",
            Unauthorized,
            3) with { Credentials = Password },
        HostileRow.Saying(
            "407 without a proxy",
            $"HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"a\"\r\n{Body}",
            "407 HttpProxyAuthenticationRequiredException: NotARetryStatus",
            1) with { Credentials = Password },
    ];

    private static string Challenges => string.Concat(
        Enumerable.Range(0, 1_000).Select(number => $"WWW-Authenticate: Scheme{number} realm=\"a\"\r\n"));
}
