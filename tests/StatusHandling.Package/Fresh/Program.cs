using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling;

// Exit code 0: a 503 was waited out, and a 404 arrived as its own exception.
using var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
_ = ServeAsync(listener);

var services = new ServiceCollection();
services.AddHttpClient("api", client => client.BaseAddress = new Uri($"http://{listener.LocalEndpoint}/")).AddStatusHandling();
using var provider = services.BuildServiceProvider();
var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");

using var response = await client.GetAsync("busy");
Console.WriteLine($"busy: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()} after {response.GetAttempts().Count} attempts");
if (response.StatusCode != HttpStatusCode.OK || response.GetAttempts().Count != 2)
{
    return 1;
}

try
{
    await client.GetAsync("missing");
    return 2;
}
catch (HttpNotFoundException failure)
{
    Console.WriteLine(failure.Message);
    return failure.Problem?.Title == "No such thing" ? 0 : 3;
}

static async Task ServeAsync(TcpListener listener)
{
    var asked = 0;
    while (true)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        using var stream = connection.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var target = (await reader.ReadLineAsync())!.Split(' ')[1];
        while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
        {
        }

        var (status, fields, body) = target switch
        {
            "/busy" when asked++ == 0 => ("503 Service Unavailable", "Retry-After: 0", ""),
            "/busy" => ("200 OK", "Content-Type: text/plain", "done"),
            _ => ("404 Not Found", "Content-Type: application/problem+json", """{"title":"No such thing","status":404}"""),
        };
        var answer = $"HTTP/1.1 {status}\r\n{fields}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }
}
