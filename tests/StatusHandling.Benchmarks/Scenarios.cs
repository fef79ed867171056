using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace StatusHandling.Benchmarks;

/// <summary>What a call costs, with us and with others, over servers that cost next to nothing.</summary>
[MemoryDiagnoser]
public class Scenarios
{
    private static readonly Uri Address = new("http://localhost/");
    private static readonly byte[] Problem = Encoding.UTF8.GetBytes(
        """{"type":"https://example.com/no-such-user","title":"No such user","status":404,"detail":"There is no user with the number 7 here, nor has there ever been one.","instance":"/users/7","trace":"00-0af7651916cd43dd"}""");

    private readonly HttpMessageInvoker _bare = new(new CompleteServer(Ok));
    private readonly HttpMessageInvoker _passThrough = new(new PassThroughHandler(new CompleteServer(Ok)));
    private readonly HttpMessageInvoker _ours = new(StatusHandlingPipeline.Create(new CompleteServer(Ok)));

    private readonly LaterServer _bareServer = new();
    private readonly LaterServer _passThroughServer = new();
    private readonly LaterServer _ourServer = new();
    private readonly LaterServer _pollyServer = new();
    private readonly HttpMessageInvoker _bareLater;
    private readonly HttpMessageInvoker _passThroughLater;
    private readonly HttpMessageInvoker _oursLater;
    private readonly HttpMessageInvoker _pollyLater;

    private readonly HttpMessageInvoker _pollyRetry = new(new HandWrittenPollyHandler(new CompleteServer(Busy, Ok)));
    private readonly HttpMessageInvoker _ourRetry = new(StatusHandlingPipeline.Create(new CompleteServer(Busy, Ok), Unbudgeted()));

    private readonly HttpClient _ensured = new(new CompleteServer(NotFound));
    private readonly HttpClient _ourThrown = new(StatusHandlingPipeline.Create(new CompleteServer(NotFound)));

    private readonly HttpMessageInvoker _loop = new(new CompleteServer(Found, Ok));
    private readonly HttpMessageInvoker _kiotaRedirect = new(new RedirectHandler { InnerHandler = new CompleteServer(Found, Ok) });
    private readonly HttpMessageInvoker _ourRedirect = new(StatusHandlingPipeline.Create(new CompleteServer(Found, Ok)));

    public Scenarios()
    {
        _bareLater = new HttpMessageInvoker(_bareServer);
        _passThroughLater = new HttpMessageInvoker(new PassThroughHandler(_passThroughServer));
        _oursLater = new HttpMessageInvoker(StatusHandlingPipeline.Create(_ourServer));
        _pollyLater = new HttpMessageInvoker(new HandWrittenPollyHandler(_pollyServer));
    }

    [Benchmark]
    public Task Success_Bare() => SendAsync(_bare);

    [Benchmark]
    public Task Success_OnePassThrough() => SendAsync(_passThrough);

    [Benchmark]
    public Task Success_StatusHandling() => SendAsync(_ours);

    [Benchmark]
    public Task Later_Bare() => SendAsync(_bareLater, _bareServer);

    [Benchmark]
    public Task Later_OnePassThrough() => SendAsync(_passThroughLater, _passThroughServer);

    [Benchmark]
    public Task Later_HandWrittenPolly() => SendAsync(_pollyLater, _pollyServer);

    [Benchmark]
    public Task Later_StatusHandling() => SendAsync(_oursLater, _ourServer);

    [Benchmark]
    public Task Retry_HandWrittenPolly() => SendAsync(_pollyRetry);

    [Benchmark]
    public Task Retry_StatusHandling() => SendAsync(_ourRetry);

    [Benchmark]
    public async Task Thrown_EnsureSuccessStatusCode()
    {
        try
        {
            using var response = await _ensured.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead);
            await response.Content.ReadAsByteArrayAsync();
            response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException)
        {
        }
    }

    [Benchmark]
    public async Task Thrown_StatusHandling()
    {
        try
        {
            using var response = await _ourThrown.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException)
        {
        }
    }

    [Benchmark]
    public async Task Redirect_CallersOwnLoop()
    {
        var response = await SendOnceAsync(_loop, Address);
        var location = response.Headers.Location!;
        response.Dispose();
        await SendOnceAsync(_loop, new Uri(Address, location));
    }

    [Benchmark]
    public Task Redirect_Kiota() => SendAsync(_kiotaRedirect);

    [Benchmark]
    public Task Redirect_StatusHandling() => SendAsync(_ourRedirect);

    // Every second request fails here: no budget of a client that means well allows that.
    private static StatusHandlingOptions Unbudgeted()
    {
        var options = new StatusHandlingOptions();
        options.Retry.BudgetRatio = 1;
        return options;
    }

    private static HttpResponseMessage Ok() => new(HttpStatusCode.OK);

    private static HttpResponseMessage Busy() => With(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable), "retry-after", "0");

    private static HttpResponseMessage Found() => With(new HttpResponseMessage(HttpStatusCode.Found), "Location", "/there");

    private static HttpResponseMessage NotFound() => new(HttpStatusCode.NotFound)
    {
        Content = new ByteArrayContent(Problem) { Headers = { ContentType = new MediaTypeHeaderValue("application/problem+json") } },
    };

    private static HttpResponseMessage With(HttpResponseMessage response, string name, string value)
    {
        response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static async Task SendAsync(HttpMessageInvoker invoker) => (await SendOnceAsync(invoker, Address)).Dispose();

    private static Task<HttpResponseMessage> SendOnceAsync(HttpMessageInvoker invoker, Uri address) =>
        invoker.SendAsync(Request(address), CancellationToken.None);

    private static async Task SendAsync(HttpMessageInvoker invoker, LaterServer server)
    {
        var sending = invoker.SendAsync(Request(Address), CancellationToken.None);
        server.Answer();
        (await sending).Dispose();
    }

    private static HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }
}
