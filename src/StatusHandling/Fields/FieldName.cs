using System.Buffers;

namespace StatusHandling.Fields;

/// <summary>The name of a header field: a token of RFC 9110 §5.6.2.</summary>
internal static class FieldName
{
    public const string Allowed = "the name of a header field, such as X-Api-Key";

    /// <summary>What a token is made of; schemes and parameters are tokens too.</summary>
    public static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool IsValid(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);
}
