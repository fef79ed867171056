using System.Globalization;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>What the caller got, in words: "503 HttpServiceUnavailableException: Retried, RetriesUsedUp", or "200: body".</summary>
internal static class HostileOutcome
{
    // Under ResponseHeadersRead the caller himself has to bound his reading.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(350);

    public static async Task<string> OfAsync(Task<HttpResponseMessage> call)
    {
        try
        {
            using var response = await call;
            var body = await ReadAsync(response);
            return string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}: {body}");
        }
        catch (RedirectException failure)
        {
            return Describe(failure, failure.StatusCode, $" {failure.Reason}", failure.Attempts);
        }
        catch (HttpStatusException failure)
        {
            return Describe(failure, failure.StatusCode, "", failure.Attempts);
        }
        catch (HttpRequestException failure)
        {
            return Describe(failure, failure.StatusCode, $" {failure.HttpRequestError}", AttemptsOf(failure));
        }
        catch (TaskCanceledException failure)
        {
            return Describe(new TaskCanceledException(), null, $" {failure.InnerException?.GetType().Name}", AttemptsOf(failure));
        }
    }

    private static IReadOnlyList<StatusAttempt> AttemptsOf(Exception failure) =>
        (IReadOnlyList<StatusAttempt>?)failure.Data["StatusHandling.Attempts"] ?? [];

    private static string Describe(
        Exception failure, System.Net.HttpStatusCode? code, string reason, IReadOnlyList<StatusAttempt> attempts)
    {
        var status = code is { } known ? string.Create(CultureInfo.InvariantCulture, $"{(int)known} ") : "";
        var decisions = attempts.Count == 0 ? "" : ": " + string.Join(", ", attempts.Select(attempt => attempt.Decision));
        return $"{status}{failure.GetType().Name}{reason}{decisions}";
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response)
    {
        using var over = new CancellationTokenSource(Patience);
        try
        {
            return await response.Content.ReadAsStringAsync(over.Token);
        }
        catch (HttpRequestException broken) when (broken.InnerException is HttpIOException cause)
        {
            return $"{nameof(HttpIOException)} {cause.HttpRequestError}";
        }
        catch (OperationCanceledException)
        {
            return nameof(OperationCanceledException);
        }
    }
}
