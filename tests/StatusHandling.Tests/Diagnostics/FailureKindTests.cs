using System.Net.Sockets;
using StatusHandling.Diagnostics;

namespace StatusHandling.Tests.Diagnostics;

public sealed class FailureKindTests
{
    public static TheoryData<HttpRequestError> Errors =>
        [.. Enum.GetValues<HttpRequestError>().Where(error => error != HttpRequestError.Unknown)];

    [Theory]
    [MemberData(nameof(Errors))]
    public void Each_error_of_a_request_has_a_word_of_its_own(HttpRequestError error)
    {
        var failure = new HttpRequestException(error, "a message with a secret");

        Assert.Equal(error.ToString(), FailureKind.NameOf(failure));
        Assert.Equal(error.ToString(), FailureKind.TagOf(failure).Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
    }

    [Fact]
    public void What_is_known_of_no_error_is_told_by_its_type()
    {
        Assert.Equal("HttpRequestException", FailureKind.NameOf(new HttpRequestException("unknown")));
        Assert.Equal("System.Net.Sockets.SocketException", FailureKind.TagOf(new SocketException()));
        Assert.Equal("System.Net.Http.HttpRequestException", FailureKind.TagOf(new HttpRequestException((HttpRequestError)99, "new")));
    }
}
