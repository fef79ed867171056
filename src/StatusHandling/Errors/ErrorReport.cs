using System.Globalization;
using System.Text;
using StatusHandling.Diagnostics;
using StatusHandling.Responses;

namespace StatusHandling.Errors;

/// <summary>The exception as text for a log: message, the way of the call, header fields, the beginning of the body, stack.</summary>
internal static class ErrorReport
{
    private const int LongestLine = 300;
    private const int LongestBody = 1_000;

    // Enough bytes for so many characters in any encoding.
    private const int BytesOfBody = 4 * LongestBody;

    private static readonly string[] TextualTypes = ["text/", "json", "xml", "yaml", "javascript", "form-urlencoded"];

    public static string Of(HttpStatusException exception)
    {
        var text = new StringBuilder(exception.GetType().FullName).Append(": ").AppendLine(exception.Message);
        AppendAttempts(text, exception.Attempts);
        AppendRedirects(text, exception.Redirects);
        AppendHeaders(text, exception.Response);
        AppendBody(text, exception.Response);
        return text.Append(exception.StackTrace).ToString().TrimEnd();
    }

    private static void AppendAttempts(StringBuilder text, IReadOnlyList<StatusAttempt> attempts)
    {
        foreach (var attempt in attempts)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Attempt {attempt.Number}: {attempt.Method} ")
                .AppendSafe(Redaction.Show(attempt.RequestUri), LongestLine)
                .Append(" -> ")
                .Append(attempt.StatusCode is { } code ? HttpStatus.For(code).ToString() : attempt.Failure?.Name)
                .Append(" in ").Append(ErrorMessage.Show(attempt.Duration))
                .Append(", ").Append(attempt.Decision);
            if (attempt.Delay is { } delay)
            {
                text.Append(" after ").Append(ErrorMessage.Show(delay));
            }

            text.AppendLine();
        }
    }

    private static void AppendRedirects(StringBuilder text, IReadOnlyList<RedirectHop> redirects)
    {
        foreach (var hop in redirects)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Redirect: {(int)hop.StatusCode} ")
                .AppendSafe(Redaction.Show(hop.From), LongestLine)
                .Append(CultureInfo.InvariantCulture, $" -> {hop.Method} ")
                .AppendSafe(Redaction.Show(hop.To), LongestLine)
                .AppendLine();
        }
    }

    private static void AppendHeaders(StringBuilder text, ErrorResponse response)
    {
        foreach (var (name, lines) in response.Headers)
        {
            foreach (var line in lines)
            {
                text.Append("  ").AppendSafe(name, LongestLine).Append(": ").AppendSafe(line, LongestLine).AppendLine();
            }
        }
    }

    private static void AppendBody(StringBuilder text, ErrorResponse response)
    {
        if (response.Body.IsEmpty && !response.IsTruncated)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"  Body: {response.Body.Length} bytes")
            .AppendLine(response.IsTruncated ? ", truncated" : "");
        if (Excerpt(response) is { Length: > 0 } excerpt)
        {
            text.Append("  ").AppendSafe(Redaction.RedactWithin(excerpt, showQuery: false), LongestBody).AppendLine();
        }
    }

    private static string? Excerpt(ErrorResponse response)
    {
        var type = response.ContentType;
        var isText = type is null ? (bool?)null : IsTextual(type);
        if (isText == false)
        {
            return null;
        }

        var body = response.Body.Span;
        var excerpt = BodyText.Decode(body.Length <= BytesOfBody ? body : body[..BytesOfBody], type);
        return isText == true || LooksTextual(excerpt) ? excerpt : null;
    }

    private static bool IsTextual(string type) =>
        TextualTypes.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool LooksTextual(string text) =>
        !text.Any(character => character == '\uFFFD' || (char.IsControl(character) && !char.IsWhiteSpace(character)));
}
