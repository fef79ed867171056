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
}
