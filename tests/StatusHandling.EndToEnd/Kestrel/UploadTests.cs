using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace StatusHandling.EndToEnd.Kestrel;

public sealed class UploadTests
{
    private const int Limit = 64 * 1024;

    private static readonly Uri Page = new("page", UriKind.Relative);

    public static TheoryData<Wire> Wires => Wire.All;

    // More than Kestrel takes before it is read. The caller disposes what he sends as soon as he has the response, which is to be no
    // earlier than with a StreamContent of his own: when all is sent.
    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_body_that_is_held_in_part_arrives_whole_though_the_response_begins_before_its_end(Wire wire)
    {
        var bytes = RandomNumberGenerator.GetBytes(16 * Limit);
        var hasResponse = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await KestrelServer.StartAsync(wire, async context =>
        {
            using var arrived = new MemoryStream();
            var first = new byte[1];
            await context.Request.Body.ReadExactlyAsync(first);
            await arrived.WriteAsync(first);
            await context.Response.Body.FlushAsync();
            await Task.WhenAny(hasResponse.Task, Task.Delay(TimeSpan.FromSeconds(0.5)));
            await context.Request.Body.CopyToAsync(arrived);
            await context.Response.WriteAsync(Convert.ToHexString(SHA256.HashData(arrived.ToArray())));
        });
        using var client = server.Client(configure: options => options.Retry.ContentBufferLimit = Limit);

        using var response = await PostAsync(client, new OneWayStream(bytes));
        hasResponse.SetResult();

        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, Stream body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Page)
        {
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
            Content = new StreamContent(body),
        };
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
