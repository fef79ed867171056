using System.Net;
using StatusHandling.Errors;
using StatusHandling.Tests.Fakes;
using StatusHandling.Tests.Statuses;

namespace StatusHandling.Tests.Errors;

public sealed class ExceptionTableTests
{
    private static readonly int[] UnregisteredCodes = [99, 199, 299, 399, 419, 420, 499, 520, 600, 999];

    public static TheoryData<int> Registered => StatusFacts.Registered;

    public static TheoryData<int> Unregistered => [.. UnregisteredCodes];

    public static TheoryData<int> Thrown =>
        [.. Enumerable.Range(0, 1000).Where(StatusFacts.IsRegistered).Concat(UnregisteredCodes).Where(code => code is < 100 or >= 300).Order()];

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registered_code_has_the_exception_of_its_name_or_class(int code)
    {
        var name = HttpStatus.For(code).Name;
        var expected = code switch
        {
            < 300 => nameof(HttpStatusException),
            < 400 => nameof(RedirectException),
            505 => "HttpVersionNotSupportedException",
            _ => $"Http{name}Exception",
        };

        Check(code, expected, HttpStatus.For(code).Phrase);
    }

    [Theory]
    [MemberData(nameof(Unregistered))]
    public void An_unregistered_code_has_the_exception_of_its_class(int code)
    {
        var expected = code switch
        {
            < 100 or >= 500 => nameof(ServerErrorException),
            < 300 => nameof(HttpStatusException),
            < 400 => nameof(RedirectException),
            _ => nameof(ClientErrorException),
        };

        Check(code, expected, HttpStatus.For(code).Phrase);
    }

    [Theory]
    [MemberData(nameof(Thrown))]
    public async Task A_code_that_the_pipeline_throws_arrives_as_its_exception(int code)
    {
        using var server = new ScriptedServer().Answers(code, "sorry", ("Content-Type", "text/plain"));
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, ThrowAtOnce()));

        var thrown = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("http://a.test/x", TestContext.Current.CancellationToken));

        var exception = Assert.IsAssignableFrom<HttpStatusException>(thrown);
        Assert.Same(ExceptionFactory.Create((HttpStatusCode)code, default, new ErrorResponse()).GetType(), exception.GetType());
        Assert.Equal((HttpStatusCode)code, exception.StatusCode);
        Assert.Equal(HttpRequestError.Unknown, exception.HttpRequestError);
        Assert.Equal(code == 304 ? "" : "sorry", exception.Response.Text);
        Assert.Equal(HttpMethod.Get, exception.Method);
        Assert.Equal("http://a.test/x", exception.RequestUri!.AbsoluteUri);
        Assert.Equal(code, (int)Assert.Single(exception.Attempts).StatusCode!.Value);
        Assert.StartsWith($"GET http://a.test/x answered {code:000} ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(" (after 1 attempt).", exception.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(server.Contents).IsDisposed);
    }

    [Fact]
    public void There_is_a_public_exception_for_each_registered_error_and_no_other()
    {
        var expected = HttpStatus.All
            .Where(status => status.Code >= 400)
            .Select(status => status.Code == 505 ? "HttpVersionNotSupportedException" : $"Http{status.Name}Exception");
        var actual = typeof(HttpStatusException).Assembly.GetExportedTypes()
            .Where(type => type.IsSealed && type.IsSubclassOf(typeof(HttpStatusException)) && type != typeof(RedirectException))
            .Select(type => type.Name);

        Assert.Equal(expected.Order(), actual.Order());
    }

    [Fact]
    public void Each_exception_can_be_made_by_hand_with_nothing()
    {
        var types = typeof(HttpStatusException).Assembly.GetExportedTypes()
            .Where(type => type.IsSealed && type.IsSubclassOf(typeof(HttpStatusException)) && type != typeof(RedirectException));

        Assert.All(types, type =>
        {
            var exception = (HttpStatusException)Activator.CreateInstance(type, [null, null])!;
            Assert.Same(type, ExceptionFactory.Create(exception.StatusCode!.Value, default, new ErrorResponse()).GetType());
            Assert.Equal($"The server answered {exception.Status}", exception.Message.Split(':')[0].TrimEnd('.'));
            Assert.Empty(exception.Attempts);
            Assert.Empty(exception.Redirects);
            Assert.Empty(exception.Response.Headers);
            Assert.Equal("", exception.Response.Text);
            Assert.False(exception.Response.IsTruncated);
            Assert.Null(exception.Problem);
            Assert.Null(exception.RetryAfter);
            Assert.Null(exception.RetryAt);
            Assert.Null(exception.RequestId);
            Assert.Null(exception.RequestUri);
        });
    }

    [Fact]
    public void A_hand_made_message_is_kept() =>
        Assert.Equal("No luck.", new HttpNotFoundException("No luck.").Message);

    [Theory]
    [InlineData(399)]
    [InlineData(500)]
    [InlineData(1000)]
    public void A_client_error_of_another_class_is_refused(int code) =>
        Assert.Throws<ArgumentOutOfRangeException>("statusCode", () => new ClientErrorException((HttpStatusCode)code));

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    [InlineData(-1)]
    [InlineData(1000)]
    public void A_server_error_of_another_class_is_refused(int code) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ServerErrorException((HttpStatusCode)code));

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public void A_redirect_of_another_class_is_refused(int code) =>
        Assert.Throws<ArgumentOutOfRangeException>("statusCode", () => new RedirectException((HttpStatusCode)code));

    private static void Check(int code, string type, string phrase)
    {
        var exception = ExceptionFactory.Create((HttpStatusCode)code, RedirectFailure.Loop, new ErrorResponse());

        Assert.Equal(type, exception.GetType().Name);
        Assert.Equal((HttpStatusCode)code, exception.StatusCode);
        Assert.Same(HttpStatus.For(code), exception.Status);
        Assert.StartsWith($"The server answered {code:000} {phrase}", exception.Message, StringComparison.Ordinal);
        var parent = HttpStatus.For(code).Class switch
        {
            StatusClass.ServerError => typeof(ServerErrorException),
            StatusClass.ClientError => typeof(ClientErrorException),
            _ => typeof(HttpStatusException),
        };
        Assert.IsAssignableFrom(parent, exception);
        if (exception is RedirectException redirect)
        {
            Assert.Equal(RedirectFailure.Loop, redirect.Reason);
        }
    }

    private static StatusHandlingOptions ThrowAtOnce()
    {
        var options = new StatusHandlingOptions();
        options.On(StatusClass.Redirection).Throw();
        options.Retry.MaxRetries = 0;
        return options;
    }
}
