using System.Text.Json;
using StatusHandling.Responses;

namespace StatusHandling;

/// <summary>What a server says of a problem in the form that programs can read (RFC 9457).</summary>
/// <remarks>
/// It is read from <c>application/problem+json</c> and <c>application/problem+xml</c>, and from <c>application/json</c> with the same
/// members. What has a wrong type is left out, and of a body that breaks off what came before.
/// </remarks>
public sealed class HttpProblemDetails
{
    private readonly ReadOnlyMemory<byte> _json;

    private HttpProblemDetails(ReadOnlyMemory<byte> json) => _json = json;

    /// <summary>Gets the address that names the kind of problem (RFC 9457 §3.1.1).</summary>
    /// <value><see langword="null"/> where it is missing, which means the same as <c>about:blank</c>.</value>
    public string? Type { get; private set; }

    /// <summary>Gets the kind of problem in a few words (RFC 9457 §3.1.3).</summary>
    /// <value><see langword="null"/> where it is missing.</value>
    public string? Title { get; private set; }

    /// <summary>Gets the status that the problem itself names; a proxy may have sent another one (RFC 9457 §3.1.2).</summary>
    /// <value><see langword="null"/> where it is missing.</value>
    public int? Status { get; private set; }

    /// <summary>Gets what is special about this occurrence of the problem (RFC 9457 §3.1.4).</summary>
    /// <value><see langword="null"/> where it is missing.</value>
    public string? Detail { get; private set; }

    /// <summary>Gets the address that names this occurrence of the problem (RFC 9457 §3.1.5).</summary>
    /// <value><see langword="null"/> where it is missing.</value>
    public string? Instance { get; private set; }

    /// <summary>Gets all other members by name, at most 1,000 of them (RFC 9457 §3.2).</summary>
    /// <value>Empty where there are none. Of a name that is given twice, the last counts.</value>
    public IReadOnlyDictionary<string, JsonElement> Extensions => field ??= ProblemReader.ReadExtensions(_json);

    /// <summary>Gets the faults of a request by the names of its fields, from a member <c>errors</c> as ASP.NET sends it.</summary>
    /// <value>Empty where there is no such member, or where it has another form.</value>
    public IReadOnlyDictionary<string, string[]> Errors => field ??= ProblemReader.ReadErrors(Extensions);

    internal static HttpProblemDetails? Read(ErrorResponse response)
    {
        var mediaType = response.ContentType.AsSpan();
        var end = mediaType.IndexOf(';');
        mediaType = (end < 0 ? mediaType : mediaType[..end]).Trim();
        if (mediaType.Equals("application/problem+xml", StringComparison.OrdinalIgnoreCase))
        {
            return Read(ProblemXml.ToJson(response.Body), isDeclared: true);
        }

        var isDeclared = mediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase);
        return isDeclared || mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            ? Read(BodyText.ToUtf8(response.Body, response.ContentType), isDeclared)
            : null;
    }

    // JSON that does not call itself a problem is one if it explains something in the same words.
    private static HttpProblemDetails? Read(ReadOnlyMemory<byte> json, bool isDeclared)
    {
        var problem = new HttpProblemDetails(json);
        var members = new ProblemReader(json.Span);
        var (count, hasErrors) = (0, false);
        for (; members.MoveNext(); count++)
        {
            switch (members.Name)
            {
                case "type":
                    problem.Type = members.ReadString() ?? problem.Type;
                    break;
                case "title":
                    problem.Title = members.ReadString() ?? problem.Title;
                    break;
                case "status":
                    problem.Status = members.ReadInteger() ?? problem.Status;
                    break;
                case "detail":
                    problem.Detail = members.ReadString() ?? problem.Detail;
                    break;
                case "instance":
                    problem.Instance = members.ReadString() ?? problem.Instance;
                    break;
                case "errors":
                    hasErrors |= members.IsObject;
                    break;
            }
        }

        var explains = problem.Title is not null || problem.Detail is not null || hasErrors;
        return explains || (isDeclared && (members.IsWhole || count > 0)) ? problem : null;
    }
}
