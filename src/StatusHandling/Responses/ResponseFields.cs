using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using StatusHandling.Fields;
using StatusHandling.Throttling;

namespace StatusHandling.Responses;

/// <summary>Reads header fields of a copied response for those who ask. What is missing or wrong is left out, and nothing throws.</summary>
internal static class ResponseFields
{
    public delegate bool Parser<T>(string text, [NotNullWhen(true)] out T? value);

    public static string? First(ErrorResponse response, string name) => Lines(response, name) is [var first, ..] ? first : null;

    public static string? RequestId(ErrorResponse response)
    {
        foreach (var name in Diagnostics.RequestId.Fields)
        {
            if (First(response, name)?.Trim() is { Length: > 0 } id && id != HeaderCopy.Hidden)
            {
                return id;
            }
        }

        return null;
    }

    public static TimeSpan? RetryAfter(ErrorResponse response, HttpStatus status)
    {
        using var message = ToMessage(response, status);
        return RequestedDelay.Read(message, response.ReceivedAt).Delay;
    }

    public static RateLimit? RateLimit(ErrorResponse response, HttpStatus status)
    {
        using var message = ToMessage(response, status);
        return RateLimitReader.Read(message, response.ReceivedAt);
    }

    public static IReadOnlyList<AuthenticationChallenge> Challenges(ErrorResponse response, string name) =>
        [.. Lines(response, name).SelectMany(ChallengeReader.Read)];

    /// <summary>The members of a list between commas, all lines together; those that cannot be parsed are left out.</summary>
    public static IReadOnlyList<T> List<T>(ErrorResponse response, string name, Parser<T> tryParse)
    {
        var list = new List<T>();
        foreach (var line in Lines(response, name))
        {
            foreach (var member in FieldMembers.Of(line))
            {
                if (tryParse(member, out var value))
                {
                    list.Add(value);
                }
            }
        }

        return list.AsReadOnly();
    }

    public static bool TryParseMethod(string text, [NotNullWhen(true)] out HttpMethod? method)
    {
        // The constructor's own test for what a token is (RFC 9110 §5.6.2) is the one that counts for sending it.
        try
        {
            method = new HttpMethod(text);
            return true;
        }
        catch (FormatException)
        {
            method = null;
            return false;
        }
    }

    public static EntityTagHeaderValue? ETag(ErrorResponse response) =>
        EntityTagHeaderValue.TryParse(First(response, "ETag"), out var tag) ? tag : null;

    public static DateTimeOffset? LastModified(ErrorResponse response) =>
        HttpDate.TryParse(First(response, "Last-Modified").AsSpan().Trim(), response.ReceivedAt, out var date) ? date : null;

    public static long? CompleteLength(ErrorResponse response) =>
        ContentRangeHeaderValue.TryParse(First(response, "Content-Range"), out var range) ? range.Length : null;

    private static IReadOnlyList<string> Lines(ErrorResponse response, string name) => response.Headers.GetValueOrDefault(name) ?? [];

    // Those who read a live message read this one too.
    private static HttpResponseMessage ToMessage(ErrorResponse response, HttpStatus status)
    {
        var message = new HttpResponseMessage((HttpStatusCode)status.Code);
        foreach (var (name, lines) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, lines))
            {
                message.Content.Headers.TryAddWithoutValidation(name, lines);
            }
        }

        return message;
    }
}
