using System.Net;

namespace StatusHandling.Tests.Statuses;

public sealed class HttpStatusExtensionsTests
{
    [Theory]
    [InlineData(103, StatusClass.Informational)]
    [InlineData(200, StatusClass.Successful)]
    [InlineData(308, StatusClass.Redirection)]
    [InlineData(404, StatusClass.ClientError)]
    [InlineData(499, StatusClass.ClientError)]
    [InlineData(503, StatusClass.ServerError)]
    [InlineData(99, StatusClass.ServerError)]
    [InlineData(999, StatusClass.ServerError)]
    [InlineData(1000, StatusClass.ServerError)]
    [InlineData(-404, StatusClass.ServerError)]
    [InlineData(int.MaxValue, StatusClass.ServerError)]
    public void A_code_is_of_exactly_one_class(int code, StatusClass expected)
    {
        var statusCode = (HttpStatusCode)code;

        Assert.Equal(expected, statusCode.Class);
        Assert.Equal(expected == StatusClass.Informational, statusCode.IsInformational);
        Assert.Equal(expected == StatusClass.Successful, statusCode.IsSuccessful);
        Assert.Equal(expected == StatusClass.Redirection, statusCode.IsRedirection);
        Assert.Equal(expected == StatusClass.ClientError, statusCode.IsClientError);
        Assert.Equal(expected == StatusClass.ServerError, statusCode.IsServerError);
    }

    [Fact]
    public void A_code_knows_its_status() => Assert.Same(HttpStatus.For(429), HttpStatusCode.TooManyRequests.Status);

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public void A_code_that_no_status_line_can_hold_has_no_status(int code) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((HttpStatusCode)code).Status);

    [Fact]
    public void A_response_knows_its_status_and_class()
    {
        using var response = new HttpResponseMessage((HttpStatusCode)522);

        Assert.Same(HttpStatus.For(522), response.Status);
        Assert.Equal(StatusClass.ServerError, response.StatusClass);
    }

    [Fact]
    public void No_response_is_a_wrong_argument()
    {
        HttpResponseMessage response = null!;

        Assert.Throws<ArgumentNullException>("response", () => response.Status);
        Assert.Throws<ArgumentNullException>("response", () => response.StatusClass);
    }
}
