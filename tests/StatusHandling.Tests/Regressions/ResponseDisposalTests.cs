using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class ResponseDisposalTests
{
    [Theory]
    [InlineData(false, 304)]
    [InlineData(true, 304)]
    [InlineData(false, 404)]
    [InlineData(true, 404)]
    public async Task A_wish_that_is_wrong_leaves_no_response_open(bool synchronous, int status)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Answers(status);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.OnStatus("404").MaxRetries = -1;

        var outcome = await scene.SendAsync(request);

        Assert.IsType<ArgumentException>(outcome.Failure);
        Assert.True(scene.Server.Contents[0].IsDisposed);
    }

    [Fact]
    public async Task A_wish_that_is_missing_leaves_no_response_open()
    {
        using var scene = new Scene();
        scene.Server.Answers(404);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.Options.Set(StatusRequestOptions.Policies, new Dictionary<string, StatusPolicy> { ["404"] = null! });

        var outcome = await scene.SendAsync(request);

        Assert.NotNull(outcome.Failure);
        Assert.True(scene.Server.Contents[0].IsDisposed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_logger_that_fails_at_a_redirect_of_the_primarys_own_leaves_no_response_open(bool synchronous)
    {
        using var server = new ScriptedServer();
        server.Does(request => request.RequestUri = new Uri("http://b.test/")).Answers(200);
        using var logs = new FailingLogs();
        using var client = new HttpMessageInvoker(StatusHandlingPipeline.Create(server, null, logs));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");

        await Assert.ThrowsAsync<NotSupportedException>(() => synchronous
            ? Task.Run(() => client.Send(request, TestContext.Current.CancellationToken))
            : client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.True(server.Contents[0].IsDisposed);
    }

    [Theory]
    [InlineData(503, false)]
    [InlineData(503, true)]
    [InlineData(302, false)]
    [InlineData(302, true)]
    public async Task A_response_that_nobody_gets_and_that_fails_to_be_let_go_keeps_no_call_from_going_on(int status, bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Answers(request => Clinging(request, status)).Answers(200);

        var outcome = await scene.GetAsync();

        Assert.Equal(HttpStatusCode.OK, outcome.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_response_that_fails_to_be_let_go_hides_no_status(bool synchronous)
    {
        using var scene = new Scene { IsSynchronous = synchronous };
        scene.Server.Answers(request => Clinging(request, 404));

        var outcome = await scene.GetAsync();

        Assert.IsType<HttpNotFoundException>(outcome.Failure);
    }

    private static HttpResponseMessage Clinging(HttpRequestMessage request, int status) => new((HttpStatusCode)status)
    {
        Content = new ClingingContent(),
        RequestMessage = request,
        Headers = { { "Location", "/there" }, { "Retry-After", "0" } },
    };

    private sealed class ClingingContent() : ByteArrayContent([])
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new IOException("This content does not let go.");
        }
    }
}
