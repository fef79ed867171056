using System.Globalization;
using System.Text;
using StatusHandling.Diagnostics;

namespace StatusHandling.Errors;

/// <summary>Says in one line what happened: <c>GET http://a.test/7?* answered 404 Not Found: No such user (after 1 attempt).</c></summary>
internal static class ErrorMessage
{
    private const int Longest = 300;
    private const int LongestMethod = 20;
    private const int LongestUri = 120;
    private const int LongestPhrase = 60;

    public static string Of(HttpStatusException exception)
    {
        var text = new StringBuilder(128);
        if (exception.RequestUri is { } uri)
        {
            text.AppendSafe(exception.Method.Method, LongestMethod).Append(' ').AppendSafe(Redaction.Show(uri), LongestUri);
        }
        else
        {
            text.Append("The server");
        }

        text.Append(" answered ");
        AppendStatus(text, exception);
        var ending = Ending(exception);
        foreach (var explanation in Explanations(exception))
        {
            Append(text, explanation, Longest - ending.Length - text.Length);
        }

        while (text[^1] == '.')
        {
            text.Length--;
        }

        return text.Append(ending).ToString();
    }

    public static string Show(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");

    // Whoever invented an unregistered code knows best what it means.
    private static void AppendStatus(StringBuilder text, HttpStatusException exception)
    {
        var status = exception.Status;
        text.Append(CultureInfo.InvariantCulture, $"{status.Code:000} ");
        var start = text.Length;
        if (!status.IsRegistered)
        {
            text.AppendSafe(exception.Response.ReasonPhrase, LongestPhrase);
        }

        if (text.Length == start)
        {
            text.AppendSafe(status.Phrase, LongestPhrase);
        }
    }

    private static IEnumerable<string?> Explanations(HttpStatusException exception)
    {
        // Not by exception.Problem, which would keep it for those who never ask for it.
        var problem = HttpProblemDetails.Read(exception.Response);
        yield return exception.Hint;
        yield return Same(problem?.Title, exception.Status.Phrase) ? null : problem?.Title;
        yield return Same(problem?.Detail, problem?.Title) ? null : problem?.Detail;
    }

    private static bool Same(string? text, string? other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static void Append(StringBuilder text, string? explanation, int room)
    {
        const string Separator = ": ";
        if (explanation is null || room < Separator.Length + 2)
        {
            return;
        }

        var before = text.Length;
        text.Append(Separator);
        var start = text.Length;
        var shown = explanation.Length <= 2 * Longest ? explanation : explanation[..(2 * Longest)];
        text.AppendSafe(Redaction.RedactWithin(shown, showQuery: false), room - Separator.Length);
        text.Length = text.Length == start ? before : text.Length;
    }

    private static string Ending(HttpStatusException exception)
    {
        var attempts = exception.Attempts.Count switch
        {
            0 => null,
            1 => "after 1 attempt",
            var count => string.Create(CultureInfo.InvariantCulture, $"after {count} attempts"),
        };
        var retry = exception.RetryAfter is { } delay ? "retry after " + Show(delay) : null;
        return (attempts, retry) switch
        {
            (null, null) => ".",
            (null, _) => $" ({retry}).",
            (_, null) => $" ({attempts}).",
            _ => $" ({attempts}; {retry}).",
        };
    }
}
