using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace StatusHandling.EndToEnd.Kestrel;

public sealed class ResponseTests
{
    private static readonly Uri Page = new("page", UriKind.Relative);

    private static readonly Dictionary<string, object?> Order42 = new() { ["order"] = 42 };

    public static TheoryData<Wire> Wires => Wire.All;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_redirected_request_arrives_with_its_body(Wire wire)
    {
        await using var server = await KestrelServer.StartAsync(wire, async context =>
        {
            if (context.Request.Path == "/page")
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = "/elsewhere";
                return;
            }

            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await context.Response.WriteAsync($"{context.Request.Method} {context.Request.Path} {context.Request.ContentType} {body}");
        });
        using var client = server.Client();

        using var response = await client.PostAsync(Page, new StringContent("the body", Encoding.UTF8, "text/x-mine"));

        Assert.Equal("POST /elsewhere text/x-mine; charset=utf-8 the body", await response.Content.ReadAsStringAsync());
        Assert.Equal(wire.Version, response.Version);
        Assert.Equal("/elsewhere", Assert.Single(response.GetRedirects()).To.AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_problem_arrives_in_the_exception(Wire wire)
    {
        await using var server = await KestrelServer.StartAsync(wire, context => Results
            .Problem("It was never made.", statusCode: 404, title: "No such order", extensions: Order42)
            .ExecuteAsync(context));
        using var client = server.Client();

        var failure = await Assert.ThrowsAsync<HttpNotFoundException>(() => client.GetAsync(Page));

        Assert.Equal(wire.Version, failure.Response.Version);
        Assert.Equal("No such order", failure.Problem!.Title);
        Assert.Equal("It was never made.", failure.Problem.Detail);
        Assert.Equal(42, failure.Problem.Extensions["order"].GetInt32());
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_problem_packed_with_brotli_is_unpacked(Wire wire)
    {
        await using var server = await KestrelServer.StartAsync(wire, async context =>
        {
            Assert.Contains("br", context.Request.Headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
            context.Response.StatusCode = 409;
            context.Response.ContentType = "application/problem+json";
            context.Response.Headers.ContentEncoding = "br";
            await using var packed = new BrotliStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync("""{"title":"Changed meanwhile"}"""u8.ToArray());
        });
        using var client = server.Client(primary => primary.AutomaticDecompression = DecompressionMethods.Brotli);

        var failure = await Assert.ThrowsAsync<HttpConflictException>(() => client.GetAsync(Page));

        Assert.Equal("Changed meanwhile", failure.Problem!.Title);
    }

    // Kestrel sends no trailers over HTTP/1.1.
    [Theory]
    [InlineData(Wire.Http2InTheClear)]
    [InlineData(Wire.Http2OverTls)]
    [InlineData(Wire.Http3)]
    public async Task Trailers_arrive_after_the_body_even_of_a_further_attempt(Wire wire)
    {
        var calls = 0;
        await using var server = await KestrelServer.StartAsync(wire, async context =>
        {
            context.Response.StatusCode = ++calls == 2 ? 503 : 200;
            context.Response.DeclareTrailer("X-Sum");
            await context.Response.WriteAsync("the body");
            context.Response.AppendTrailer("X-Sum", $"{calls}");
        });
        using var client = server.Client();

        foreach (var sum in (string[])["1", "3"])
        {
            using var response = await client.GetAsync(Page, HttpCompletionOption.ResponseHeadersRead);

            Assert.Equal("the body", await response.Content.ReadAsStringAsync());
            Assert.Equal([sum], response.TrailingHeaders.GetValues("X-Sum"));
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_body_is_handed_over_while_the_server_still_writes_it(Wire wire)
    {
        var mayGoOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await KestrelServer.StartAsync(wire, async context =>
        {
            await context.Response.WriteAsync("one ");
            await context.Response.Body.FlushAsync();
            await mayGoOn.Task;
            await context.Response.WriteAsync("two");
        });
        using var client = server.Client();

        using var response = await client.GetAsync(Page, HttpCompletionOption.ResponseHeadersRead);

        using var body = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = new char[4];
        Assert.Equal(4, await body.ReadBlockAsync(first));
        mayGoOn.SetResult();
        Assert.Equal("one two", new string(first) + await body.ReadToEndAsync());
    }
}
