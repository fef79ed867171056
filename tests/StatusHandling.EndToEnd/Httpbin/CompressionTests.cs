using System.Net;
using System.Text.Json;

namespace StatusHandling.EndToEnd.Httpbin;

public sealed class CompressionTests(HttpbinServer httpbin)
{
    [Theory]
    [InlineData("gzip", "gzipped")]
    [InlineData("deflate", "deflated")]
    [InlineData("brotli", "brotli")]
    public async Task A_compressed_body_is_unpacked_by_the_primary_handler(string path, string claim)
    {
        using var client = Client(DecompressionMethods.All);

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        using var report = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        Assert.True(report.RootElement.GetProperty(claim).GetBoolean());
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("brotli", "br")]
    public async Task A_compressed_body_that_nobody_asked_to_unpack_stays_packed(string path, string encoding)
    {
        using var client = Client(DecompressionMethods.None);

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.NotEqual((byte)'{', (await response.Content.ReadAsByteArrayAsync())[0]);
    }

    private HttpClient Client(DecompressionMethods methods) =>
        new(StatusHandlingPipeline.Create(new SocketsHttpHandler { AutomaticDecompression = methods })) { BaseAddress = httpbin.Address };
}
