using StatusHandling;

namespace Quickstart.Account;

/// <summary>Listens between the pipeline and the connection.</summary>
internal sealed class Wiretap(Journal journal) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (sentUtc, sentAt) = (TimeProvider.System.GetUtcNow(), journal.Now);
        journal.Add("sent", $"{request.Method} {request.RequestUri!.Shown()}");
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            journal.Add(new Exchange(request.RequestUri!, sentUtc, sentAt, journal.Now, response.Headers.RetryAfter));
            journal.Add("server", Answer(response));
            return response;
        }
        catch (HttpRequestException failure)
        {
            journal.Add("server", $"no response: {failure.HttpRequestError}");
            throw;
        }
    }

    private static string Answer(HttpResponseMessage response)
    {
        (string Name, object? Value)[] fields =
        [
            ("Retry-After", response.Headers.RetryAfter),
            ("Location", response.Headers.Location?.Shown()),
            ("Content-Type", response.IsSuccessStatusCode ? null : response.Content.Headers.ContentType),
        ];
        var said = fields.Where(field => field.Value is not null).Select(field => $"   {field.Name}: {field.Value}");
        return response.Status + string.Concat(said);
    }
}
