using System.Net;

namespace StatusHandling.CSharp12;

internal static class Failure
{
    public static async Task<string> TextAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetStringAsync(address, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpNotFoundException missing)
        {
            return missing.Problem?.Title ?? missing.Status.Phrase;
        }
        catch (HttpTooManyRequestsException busy)
        {
            return $"{busy.RetryAfter} or {busy.RetryAt}";
        }
        catch (ClientErrorException refused)
        {
            HttpProblemDetails? problem = refused.Problem;
            return string.Join(' ', problem?.Errors.Keys ?? []) + problem?.Extensions.Count;
        }
        catch (ServerErrorException broken) when (broken.StatusCode != HttpStatusCode.NotImplemented)
        {
            return $"{broken.Method} {broken.RequestUri} was sent {broken.Attempts.Count} times: {broken.Response.Text}";
        }
        catch (RedirectException lost)
        {
            return $"{lost.Reason} after {lost.Redirects.Count} redirects";
        }
        catch (HttpStatusException other)
        {
            return $"{other.Status}: {other.Response.ContentType}, {other.Response.Body.Length} bytes, {other.Response.IsTruncated}";
        }
    }
}
