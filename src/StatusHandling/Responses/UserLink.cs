using System.Collections.Frozen;
using StatusHandling.Diagnostics;
using StatusHandling.Fields;

namespace StatusHandling.Responses;

/// <summary>The link of a response that its user is to open: where to sign in to a network (511), or who blocks (451).</summary>
/// <param name="Target">The address without user information; null when there is none.</param>
/// <remarks>
/// Query and fragment stay, since it leads nowhere without them: a portal knows its guest by them. So it is read from the live response,
/// for the copy of the header fields hides them.
/// </remarks>
internal readonly record struct UserLink(Uri? Target)
{
    public const string Login = "login";
    public const string BlockedBy = "blocked-by";

    private const string Field = "Link";

    public int Length => Target?.OriginalString.Length ?? 0;

    /// <summary>Finds it in a live response, unless the field is never to be shown.</summary>
    public static UserLink Of(HttpResponseMessage response, FrozenSet<string> sensitive) =>
        RelationOf((int)response.StatusCode) is { } relation
        && !sensitive.Contains(Field)
        && response.Headers.NonValidated.TryGetValues(Field, out var lines)
            ? Find(lines.Select(HeaderCopy.Cut), relation)
            : default;

    /// <summary>Gives the one that was found, or finds it in the header fields of a response that was made by hand.</summary>
    public static Uri? Of(ErrorResponse response, string relation) =>
        response.UserLink.Target ?? Find(response.Headers.GetValueOrDefault(Field) ?? [], relation).Target;

    private static string? RelationOf(int code) => code switch
    {
        451 => BlockedBy,
        511 => Login,
        _ => null,
    };

    private static UserLink Find(IEnumerable<string> lines, string relation)
    {
        foreach (var line in lines)
        {
            if (LinkReader.Find(line, relation) is { } target
                && Uri.TryCreate(Redaction.WithoutUser(target), UriKind.RelativeOrAbsolute, out var uri))
            {
                return new UserLink(uri);
            }
        }

        return default;
    }
}
