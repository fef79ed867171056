using System.Diagnostics.CodeAnalysis;
using System.Net;
using StatusHandling.Statuses;

namespace StatusHandling;

/// <summary>What is known of one HTTP status code, as the IANA registry has it.</summary>
/// <remarks>There is one instance per code, so that two of them can be compared by reference.</remarks>
public sealed class HttpStatus
{
    internal HttpStatus(
        int code,
        string name,
        string phrase,
        string? specification,
        StatusStanding standing = StatusStanding.Standard,
        bool cacheable = false,
        string[]? older = null)
    {
        Code = code;
        Name = name;
        Phrase = phrase;
        Specification = specification;
        Class = ClassOf(code);
        Standing = standing;
        IsHeuristicallyCacheable = cacheable;
        OlderNames = older ?? [];
    }

    /// <summary>Gets every registered status, ascending by code.</summary>
    public static IReadOnlyList<HttpStatus> All => StatusRegistry.Rows;

    /// <summary>Gets the number, from 0 to 999.</summary>
    public int Code { get; }

    /// <summary>Gets the phrase as an identifier, such as <c>TooManyRequests</c>; an unregistered 299 is <c>Status299</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the registered phrase, such as <c>Too Many Requests</c>.</summary>
    /// <remarks>
    /// A well-known code that is not registered tells its meaning and its vendor, such as <c>Connection Timed Out (Cloudflare)</c> for 522,
    /// and any other is <c>Unregistered</c>. 418, which the registry calls <c>(Unused)</c> like 306, is <c>I'm a teapot</c>.
    /// </remarks>
    public string Phrase { get; }

    /// <summary>Gets one sentence on what the code means, in the language of the user interface.</summary>
    /// <remarks>
    /// <see cref="System.Globalization.CultureInfo.CurrentUICulture"/> is asked at each call. There are texts in English, Russian and
    /// simplified Chinese; any other culture gets the English one.
    /// </remarks>
    public string Description => StatusDescriptions.Of(this);

    /// <summary>Gets the class, which for a code outside 100..599 is <see cref="StatusClass.ServerError"/> (RFC 9110 §15).</summary>
    public StatusClass Class { get; }

    /// <summary>Gets how firmly the code stands in the registry.</summary>
    public StatusStanding Standing { get; }

    /// <summary>Gets what defines the code, such as <c>RFC 9110 Section 15.5.5</c>; <see langword="null"/> if unregistered.</summary>
    public string? Specification { get; }

    /// <summary>Gets the address of <see cref="Specification"/>, or <see langword="null"/> where the code is not registered.</summary>
    public Uri? SpecificationUri => Specification is null ? null : field ??= AddressOf(Specification);

    /// <summary>Gets whether the IANA registry has this code.</summary>
    public bool IsRegistered => Standing != StatusStanding.Unregistered;

    /// <summary>Gets whether a cache may keep a response without being told for how long (RFC 9110 §15.1, RFC 7725 §3).</summary>
    public bool IsHeuristicallyCacheable { get; }

    internal IReadOnlyList<string> OlderNames { get; }

    /// <summary>Finds what is known of a code.</summary>
    /// <param name="code">The code, from 0 to 999; it need not be registered.</param>
    /// <returns>The status, always the same instance for the same code.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="code"/> is less than 0 or greater than 999.</exception>
    public static HttpStatus For(int code)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(code);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, StatusIndex.LastCode);
        return StatusIndex.Find(code);
    }

    /// <summary>Finds what is known of a code.</summary>
    /// <param name="code">The code, from 0 to 999; it need not be registered.</param>
    /// <returns>The status, always the same instance for the same code.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="code"/> is less than 0 or greater than 999.</exception>
    public static HttpStatus For(HttpStatusCode code) => For((int)code);

    /// <summary>Finds a status by code, name or phrase: <c>429</c>, <c>TooManyRequests</c> or <c>too many requests</c>.</summary>
    /// <remarks>
    /// Case, white space around the text, and spaces, hyphens, underscores and apostrophes within it make no difference.
    /// The older names and phrases of a registered code are known too, such as <c>RequestEntityTooLarge</c> for 413. The phrase of
    /// an unregistered code is not, nor is <c>(Unused)</c>, which the registry gives to two codes.
    /// </remarks>
    /// <param name="text">The text, which may be <see langword="null"/>.</param>
    /// <param name="status">The status, or <see langword="null"/> where the text names none.</param>
    /// <returns><see langword="true"/> if the text names a status.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HttpStatus? status)
    {
        status = StatusNames.Find(text);
        return status is not null;
    }

    /// <summary>Gives the code and its phrase, such as <c>429 Too Many Requests</c>.</summary>
    public override string ToString() => $"{Code} {Phrase}";

    internal static StatusClass ClassOf(int code) => code is >= 100 and <= 599 ? (StatusClass)(code / 100) : StatusClass.ServerError;

    private static Uri AddressOf(string specification)
    {
        var words = specification.Split(' ');
        return words is ["RFC", var number, "Section", var section]
            ? new Uri($"https://www.rfc-editor.org/rfc/rfc{number}#section-{section}")
            : new Uri($"https://datatracker.ietf.org/doc/html/{words[0]}");
    }
}
