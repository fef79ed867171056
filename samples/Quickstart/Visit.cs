using Microsoft.Extensions.DependencyInjection;
using Quickstart.Account;
using StatusHandling;

namespace Quickstart;

/// <summary>One GET of an address of the user's choice.</summary>
internal static class Visit
{
    public static async Task<int> RunAsync(IServiceProvider services, Journal journal, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
        {
            return Usage.Refuse($"\"{address}\" is no address of the form https://host/path.");
        }

        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("quickstart");
        Page.Title($"GET {uri.ShownWhole()}");
        var call = await Call.MakeAsync(journal, () => GetAsync(http, uri));
        Page.Account(call);
        if (call.Failure is not { } failure)
        {
            return call.Got is { IsException: false } ? Usage.Done : Usage.NotAsHoped;
        }

        Console.Error.WriteLine();
        Console.Error.WriteLine($"{uri.Host} gave no answer: {Reason(failure)}");
        return Usage.NotAsHoped;
    }

    // Of a broken connection the innermost exception knows the reason, of a time that was up the outermost.
    private static string Reason(Exception failure) => failure is HttpRequestException ? failure.GetBaseException().Message : failure.Message;

    private static async Task<Got> GetAsync(HttpClient http, Uri uri)
    {
        try
        {
            using var response = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead);
            var content = response.Content.Headers;
            var length = content.ContentLength is { } bytes ? $"{bytes} bytes" : "of unknown length";
            return Got.Of(response, $"{content.ContentType?.MediaType ?? "of unknown type"}, {length}");
        }
        catch (RedirectException astray)
        {
            return Got.Of(astray, $"not followed, for the reason {astray.Reason}");
        }
        catch (HttpStatusException failure)
        {
            return Got.Of(failure, failure.Problem?.Title ?? failure.Status.Description);
        }
    }
}
