using System.Net;
using StatusHandling;

namespace WebApi;

internal sealed record Book(string Name, string Author);

/// <summary>The typed client. Only it knows what a status of the catalogue means to us.</summary>
internal sealed class CatalogClient(HttpClient http)
{
    /// <summary>Returns null when there is no such book. Here a 404 is an answer, and the request says so: no exception, no warning.</summary>
    public async Task<Book?> FindBookAsync(string name, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"books/{Uri.EscapeDataString(name)}");
        request.OnStatus(HttpStatusCode.NotFound).Return();
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.Content.ReadFromJsonAsync<Book>(cancellationToken);
    }

    /// <summary>There are always bestsellers: a 404 here means that we ask at the wrong address, and stays an exception.</summary>
    public Task<Book[]?> GetBestsellersAsync(CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<Book[]>("bestsellers", cancellationToken);
}
