using System.Net.Http.Json;
using StatusHandling;

namespace Testing;

public sealed record Invoice(int Number, decimal Total);

/// <summary>What is tested: code like any that uses the pipeline.</summary>
public sealed class InvoiceClient(HttpClient http)
{
    public async Task<Invoice?> FindAsync(int number)
    {
        try
        {
            return await http.GetFromJsonAsync<Invoice>($"invoices/{number}");
        }
        catch (HttpNotFoundException)
        {
            return null;
        }
    }

    public async Task PayAsync(int number)
    {
        using var response = await http.PostAsync(new Uri($"invoices/{number}/payment", UriKind.Relative), content: null);
    }
}
