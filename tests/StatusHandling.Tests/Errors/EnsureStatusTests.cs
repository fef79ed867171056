using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Errors;

public sealed class EnsureStatusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(101)]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(299)]
    [InlineData(304)]
    public async Task What_is_no_error_is_returned_untouched(int code)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)code) { Content = new StringContent("fine") };

        Assert.Same(response, response.EnsureStatus());
        Assert.Same(response, await response.EnsureStatusAsync(Token));
        Assert.Equal("fine", await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData(300, typeof(RedirectException))]
    [InlineData(302, typeof(RedirectException))]
    [InlineData(404, typeof(HttpNotFoundException))]
    [InlineData(499, typeof(ClientErrorException))]
    [InlineData(503, typeof(HttpServiceUnavailableException))]
    [InlineData(999, typeof(ServerErrorException))]
    public async Task An_error_is_thrown_as_its_exception_and_disposed(int code, Type type)
    {
        foreach (var isSynchronous in new[] { false, true })
        {
            using var content = new ScriptedContent("""{"detail":"why"}""");
            content.Headers.ContentType = new("application/problem+json");
            using var request = new HttpRequestMessage(HttpMethod.Delete, "http://a.test/x?y");
            using var response = new HttpResponseMessage((HttpStatusCode)code) { Content = content, RequestMessage = request };
            response.Headers.TryAddWithoutValidation("Set-Cookie", "sid=secret");

            var thrown = isSynchronous
                ? Record.Exception(() => response.EnsureStatus())
                : await Record.ExceptionAsync(() => response.EnsureStatusAsync(Token));

            var exception = Assert.IsAssignableFrom<HttpStatusException>(thrown);
            Assert.IsType(type, exception);
            Assert.True(content.IsDisposed);
            Assert.Equal("why", exception.Problem!.Detail);
            Assert.Equal(HttpMethod.Delete, exception.Method);
            Assert.Equal("http://a.test/x?*", exception.RequestUri!.OriginalString);
            Assert.Equal("***", Assert.Single(exception.Response.Headers["Set-Cookie"]));
            Assert.Empty(exception.Attempts);
            Assert.DoesNotContain("attempt", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_response_without_a_request_can_be_thrown_too()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.NotFound);

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(() => response.EnsureStatusAsync(Token));

        Assert.Null(exception.RequestUri);
        Assert.Equal("The server answered 404 Not Found.", exception.Message);
    }

    [Fact]
    public async Task A_response_that_its_policy_returned_is_read_as_its_client_is_set()
    {
        var options = new StatusHandlingOptions();
        options.On(HttpStatusCode.ServiceUnavailable).Then = StatusAction.Return;
        options.Retry.MaxRetries = 1;
        options.Errors.MaxBodyBytes = 3;
        options.SensitiveHeaders.Add("X-Mine");
        var time = new ManualTime();
        using var server = new ScriptedServer(time).Answers(503).Answers(503, "12345", ("X-Mine", "secret"));
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, options, null, time));
        using var response = await time.RunAsync(client.GetAsync("http://a.test/x", Token));

        var exception = await Assert.ThrowsAsync<HttpServiceUnavailableException>(() => response.EnsureStatusAsync(Token));

        Assert.Equal("123", exception.Response.Text);
        Assert.True(exception.Response.IsTruncated);
        Assert.Equal(2, exception.Attempts.Count);
        Assert.Equal("***", Assert.Single(exception.Response.Headers["X-Mine"]));
    }

    [Fact]
    public async Task A_response_that_a_handler_above_made_of_a_success_has_no_attempts()
    {
        var time = new ManualTime();
        var options = new StatusHandlingOptions { Retry = { AttemptTimeout = TimeSpan.FromSeconds(1) } };
        using var server = new ScriptedServer(time).Answers(200);
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, options, null, time));
        using var success = await time.RunAsync(client.GetAsync("http://a.test/x", Token));
        using var response = new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = success.RequestMessage };

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(() => response.EnsureStatusAsync(Token));

        Assert.Empty(exception.Attempts);
    }

    [Fact]
    public async Task A_body_that_was_read_before_does_not_hide_the_status()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new OneShotContent("once") };
        await response.Content.CopyToAsync(Stream.Null, Token);

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(() => response.EnsureStatusAsync(Token));

        Assert.True(exception.Response.Body.IsEmpty);
        Assert.True(exception.Response.IsTruncated);
    }

    [Fact]
    public async Task A_disposed_response_does_not_hide_its_status()
    {
        var response = new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("gone") };
        response.Dispose();

        var exception = await Assert.ThrowsAsync<HttpNotFoundException>(() => response.EnsureStatusAsync(Token));

        Assert.True(exception.Response.IsTruncated);
    }

    [Fact]
    public async Task A_cancelled_caller_gets_his_own_token_back()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var response = new HttpResponseMessage(HttpStatusCode.NotFound);

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response.EnsureStatusAsync(cancelled.Token));

        Assert.Equal(cancelled.Token, thrown.CancellationToken);
    }

    [Fact]
    public async Task Nothing_is_no_response()
    {
        Assert.Throws<ArgumentNullException>("response", () => HttpResponseStatusExtensions.EnsureStatus(null!));
        await Assert.ThrowsAsync<ArgumentNullException>("response", () => HttpResponseStatusExtensions.EnsureStatusAsync(null!, Token));
    }
}
