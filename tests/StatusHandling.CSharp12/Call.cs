using System.Net;

namespace StatusHandling.CSharp12;

internal static class Call
{
    public static async Task<string> AccountAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.OnStatus(HttpStatusCode.Conflict).Retry();
        request.OnStatus("5xx").Return().LogLevel = null;
        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var attempts = response.GetAttempts().Select(attempt => $"{attempt.Number}: {attempt.StatusCode} {attempt.Decision} {attempt.Delay}");
            var hops = response.GetRedirects().Select(hop => $"{hop.From} to {hop.To} with {hop.Method}");
            return string.Join('\n', [NameOf(response.StatusCode), .. attempts, .. hops]);
        }
        catch (HttpStatusException refused) when (refused.StatusCode is { } code)
        {
            return NameOf(code);
        }
    }

    // What C# 14 says with code.Status.
    private static string NameOf(HttpStatusCode code)
    {
        HttpStatus status = HttpStatus.For(code);
        return HttpStatus.TryParse(status.Name, out var parsed) && ReferenceEquals(parsed, HttpStatus.For(parsed.Code))
            ? $"{status} ({status.Class}): {status.Description}"
            : status.Phrase;
    }
}
