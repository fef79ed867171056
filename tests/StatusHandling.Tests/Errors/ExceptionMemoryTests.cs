using System.Net;
using System.Runtime.CompilerServices;
using StatusHandling.Tests.Fakes;
using StatusHandling.Tests.Responses;

namespace StatusHandling.Tests.Errors;

[Collection(nameof(HostileBodyTests))]
public sealed class ExceptionMemoryTests
{
    private const int MaxBodyBytes = 64 * 1024;

    [Theory]
    [InlineData(404)]
    [InlineData(451)]
    public async Task An_exception_holds_at_most_its_body_and_16_KiB(int status)
    {
        const int Count = 100;
        var kept = new HttpStatusException[Count];
        kept[0] = await ThrowAsync(status);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Count; i++)
        {
            kept[i] = await ThrowAsync(status);
            Assert.InRange(kept[i].Message.Length, 1, 300);
        }

        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / (Count - 1), MaxBodyBytes, MaxBodyBytes + (16 * 1024));
        GC.KeepAlive(kept);
    }

    [Fact]
    public async Task An_exception_holds_neither_its_request_nor_its_response()
    {
        var (exception, request, response) = await ThrowWatchedAsync();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(request.IsAlive);
        Assert.False(response.IsAlive);
        GC.KeepAlive(exception);
    }

    private static async Task<HttpStatusException> ThrowAsync(int status)
    {
        using var server = new ScriptedServer().Answers(request => Answer(request, status));
        using var client = new HttpClient(StatusHandlingPipeline.Create(server));
        return await Assert.ThrowsAnyAsync<HttpStatusException>(() => client.GetAsync("http://a.test/", TestContext.Current.CancellationToken));
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, int status = 404)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new ByteArrayContent(new byte[10 * MaxBodyBytes]),
            RequestMessage = request,
            ReasonPhrase = new string('r', 10_000),
        };
        response.Headers.TryAddWithoutValidation("Link", $"<https://b.test/{new string('x', 2_000)}?case=1>; rel=blocked-by");
        for (var i = 0; i < 100; i++)
        {
            response.Headers.TryAddWithoutValidation($"X-Field-{i}", new string('x', 100 * (i % 7)));
        }

        return response;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(HttpStatusException Exception, WeakReference Request, WeakReference Response)> ThrowWatchedAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        var response = Answer(request);
        using var server = new ScriptedServer().Answers(_ => response);
        using var invoker = new HttpMessageInvoker(StatusHandlingPipeline.Create(server));
        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(
            () => invoker.SendAsync(request, TestContext.Current.CancellationToken));
        return (exception, new WeakReference(request), new WeakReference(response));
    }
}
