using System.Diagnostics;
using System.Globalization;

namespace WebApi;

/// <summary>Asks this application, as its callers do, for every kind of trouble, and tells whether it answered as it should.</summary>
internal static class Check
{
    private static readonly (string Path, string Trouble, int Status, string? RetryAfter)[] Rows =
    [
        ("/books/walden", "none", 200, null),
        ("/books/dune", "503 for a second, then 200", 200, null),
        ("/books/nobody-wrote-this", "404: there is no such book", 404, null),
        ("/books/emma", "503, Retry-After: 30", 503, "30"),
        ("/books/ulysses", "429, Retry-After: 120", 503, "120"),
        ("/books/dracula", "500 each time", 502, null),
        ("/books/macbeth", "401: our key is refused", 502, null),
        ("/bestsellers", "404: they have moved", 502, null),
        ("/books/moby-dick", "no answer", 504, null),
    ];

    public static async Task<int> RunAsync(Uri address)
    {
        var wrong = 0;
        using var http = new HttpClient { BaseAddress = address };
        Console.WriteLine($"{"asked for",-26}{"the catalogue's trouble",-28}{"we answer",-42}{"after",7}");
        foreach (var row in Rows)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await http.GetAsync(row.Path);
            var body = await response.Content.ReadAsStringAsync();
            var isAsTold = (int)response.StatusCode == row.Status
                && response.Headers.RetryAfter?.ToString() == row.RetryAfter
                && !$"{response.Headers}{body}".Contains("secret", StringComparison.Ordinal);

            wrong += isAsTold ? 0 : 1;
            var said = $"{(int)response.StatusCode} {response.ReasonPhrase}{Wait(response)}";
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);
            Console.WriteLine($"{row.Path,-26}{row.Trouble,-28}{said,-42}{took,7}  {(isAsTold ? "" : "NOT SO")}".TrimEnd());
        }

        Console.WriteLine(wrong == 0
            ? "All as told, and nothing of the catalogue's own was passed on."
            : $"{wrong} answers are not as told.");
        return wrong == 0 ? 0 : 1;
    }

    private static string Wait(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } seconds ? $", Retry-After: {seconds}" : "";
}
