using StatusHandling;

namespace WebApi;

internal sealed record Book(string Name, string Author);

/// <summary>The typed client. Only it knows what a status of the catalogue means to us.</summary>
internal sealed class CatalogClient(HttpClient http)
{
    /// <summary>Returns null when there is no such book. Here a 404 is an answer.</summary>
    public async Task<Book?> FindBookAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetFromJsonAsync<Book>($"books/{Uri.EscapeDataString(name)}", cancellationToken);
        }
        catch (HttpNotFoundException)
        {
            return null;
        }
    }

    /// <summary>There are always bestsellers: a 404 here means that we ask at the wrong address, and stays an exception.</summary>
    public Task<Book[]?> GetBestsellersAsync(CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<Book[]>("bestsellers", cancellationToken);
}
