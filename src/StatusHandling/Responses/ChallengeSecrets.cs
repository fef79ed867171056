using System.Collections.Frozen;

namespace StatusHandling.Responses;

/// <summary>Knows what of a challenge is a credential, or stands for a conversation that one proves.</summary>
internal static class ChallengeSecrets
{
    private static readonly FrozenSet<string> Parameters = FrozenSet.ToFrozenSet(
        [
            "access_token",
            "assertion",
            "client_secret",
            "code",
            "cnonce",
            "id_token",
            "key",
            "mac",
            "nonce",
            "opaque",
            "password",
            "refresh_token",
            "response",
            "secret",
            "signature",
            "ticket",
            "token",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The challenge with what is a credential hidden; the rest, which tells how to authenticate, stays.</summary>
    public static AuthenticationChallenge Hide(AuthenticationChallenge challenge) => new(
        challenge.Scheme,
        challenge.Token is null ? null : HeaderCopy.Hidden,
        challenge.Parameters.ToDictionary(
            pair => pair.Key,
            pair => Parameters.Contains(pair.Key) ? HeaderCopy.Hidden : pair.Value,
            StringComparer.OrdinalIgnoreCase));
}
