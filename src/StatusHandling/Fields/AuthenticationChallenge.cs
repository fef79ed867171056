using System.Text;

namespace StatusHandling;

/// <summary>One way to authenticate that a server or proxy offers (RFC 9110 §11.3).</summary>
/// <param name="Scheme">The scheme, such as <c>Bearer</c>.</param>
/// <param name="Token">What stands behind the scheme instead of parameters (token68); <see langword="null"/> where nothing does.</param>
/// <param name="Parameters">The parameters by name, in any case.</param>
/// <remarks>In a challenge that a server sent, <c>***</c> stands for the token and for parameters that are credentials.</remarks>
public sealed record AuthenticationChallenge(string Scheme, string? Token, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Gets the part of the server that wants credentials, for showing it to a person (RFC 9110 §11.5).</summary>
    /// <value><see langword="null"/> where it is not said.</value>
    public string? Realm => Parameters.GetValueOrDefault("realm");

    /// <summary>Gives the challenge as a header field has it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Scheme);
        if (Token is not null)
        {
            text.Append(' ').Append(Token);
        }

        var separator = " ";
        foreach (var (name, value) in Parameters)
        {
            var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            text.Append(separator).Append(name).Append("=\"").Append(escaped).Append('"');
            separator = ", ";
        }

        return text.ToString();
    }
}
