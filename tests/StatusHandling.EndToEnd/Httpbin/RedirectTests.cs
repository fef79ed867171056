using System.Net;
using System.Text;
using System.Text.Json;

namespace StatusHandling.EndToEnd.Httpbin;

public sealed class RedirectTests(HttpbinServer httpbin)
{
    [Theory]
    [InlineData("redirect/5")]
    [InlineData("relative-redirect/5")]
    [InlineData("absolute-redirect/5")]
    public async Task A_chain_of_five_is_followed_to_its_end(string path)
    {
        using var client = Client();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(5, response.GetRedirects().Count);
        Assert.Equal(new Uri(httpbin.Address, "get"), response.RequestMessage!.RequestUri);
    }

    [Theory]
    [InlineData(301, "GET", "GET")]
    [InlineData(301, "POST", "GET")]
    [InlineData(301, "PUT", "PUT")]
    [InlineData(302, "GET", "GET")]
    [InlineData(302, "POST", "GET")]
    [InlineData(302, "PUT", "PUT")]
    [InlineData(303, "GET", "GET")]
    [InlineData(303, "POST", "GET")]
    [InlineData(303, "PUT", "GET")]
    [InlineData(307, "GET", "GET")]
    [InlineData(307, "POST", "POST")]
    [InlineData(307, "PUT", "PUT")]
    [InlineData(308, "GET", "GET")]
    [InlineData(308, "POST", "POST")]
    [InlineData(308, "PUT", "PUT")]
    public async Task A_redirect_arrives_with_the_method_body_and_headers_of_its_status(int status, string method, string finalMethod)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri($"redirect-to?url=/anything&status_code={status}", UriKind.Relative));
        request.Headers.Add("X-Mine", "kept");
        request.Content = method == "GET" ? null : new StringContent("the body", Encoding.UTF8, "text/x-mine");

        using var response = await client.SendAsync(request);

        using var report = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        var headers = report.RootElement.GetProperty("headers");
        Assert.Equal(finalMethod, report.RootElement.GetProperty("method").GetString());
        Assert.Equal("kept", headers.GetProperty("X-Mine").GetString());
        var hasBody = method != "GET" && finalMethod == method;
        Assert.Equal(hasBody ? "the body" : "", report.RootElement.GetProperty("data").GetString());
        Assert.Equal(hasBody, headers.TryGetProperty("Content-Type", out _));
    }

    [Fact]
    public async Task A_cookie_set_on_the_way_is_there_at_the_end()
    {
        using var client = Client();

        using var response = await client.GetAsync(new Uri("cookies/set?flavour=plain", UriKind.Relative));

        using var report = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        Assert.Equal("plain", report.RootElement.GetProperty("cookies").GetProperty("flavour").GetString());
    }

    private HttpClient Client() => new(StatusHandlingPipeline.Create(new SocketsHttpHandler())) { BaseAddress = httpbin.Address };
}
