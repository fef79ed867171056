using System.Net.Http.Headers;

namespace StatusHandling.Tests.Errors;

public sealed class HeaderPropertiesTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GET, HEAD", "GET HEAD")]
    [InlineData("GET,,  PUT ,", "GET PUT")]
    [InlineData("get, REPORT", "get REPORT")]
    [InlineData("GET; PUT, POST", "POST")]
    [InlineData("", "")]
    [InlineData(", ,", "")]
    [InlineData("G\"T, PUT", "")]
    public void Allow_has_the_methods_that_are_tokens(string field, string methods) => Assert.Equal(
        methods, string.Join(' ', new HttpMethodNotAllowedException(null, With("Allow", field)).Allow.Select(method => method.Method)));

    [Fact]
    public void Allow_has_the_methods_of_all_lines() => Assert.Equal(
        [HttpMethod.Get, HttpMethod.Put], new HttpMethodNotAllowedException(null, With("Allow", "GET", "PUT")).Allow);

    [Theory]
    [InlineData("application/json, text/csv;q=0.5", "application/json|text/csv; q=0.5")]
    [InlineData("application/json;profile=\"a,b\", */*", "application/json; profile=\"a,b\"|*/*")]
    [InlineData("application/json, nonsense, text/csv", "application/json|text/csv")]
    [InlineData("", "")]
    public void Accept_has_what_can_be_read(string field, string types)
    {
        Assert.Equal(types, string.Join('|', new HttpNotAcceptableException(null, With("Accept", field)).Accept));
        Assert.Equal(types, string.Join('|', new HttpUnsupportedMediaTypeException(null, With("Accept", field)).Accept));
    }

    [Fact]
    public void Each_accept_field_has_its_property()
    {
        var response = new ErrorResponse
        {
            Headers = new Dictionary<string, IReadOnlyList<string>>
            {
                ["accept-patch"] = ["application/merge-patch+json"],
                ["Accept-Post"] = ["text/turtle, application/ld+json"],
                ["ACCEPT-ENCODING"] = ["gzip, br;q=0.5, q=;;"],
            },
        };

        var media = new HttpUnsupportedMediaTypeException(null, response);
        var choice = new HttpNotAcceptableException(null, response);

        Assert.Equal([new MediaTypeHeaderValue("application/merge-patch+json")], media.AcceptPatch);
        Assert.Equal([new("text/turtle"), new("application/ld+json")], media.AcceptPost);
        Assert.Equal([new("gzip"), new("br", 0.5)], media.AcceptEncoding);
        Assert.Empty(media.Accept);
        Assert.Equal(media.AcceptPatch, choice.AcceptPatch);
        Assert.Equal(media.AcceptPost, choice.AcceptPost);
        Assert.Equal(media.AcceptEncoding, choice.AcceptEncoding);
    }

    [Theory]
    [InlineData("\"abc\"", "\"abc\"")]
    [InlineData("W/\"abc\"", "W/\"abc\"")]
    [InlineData(" \"a,b\" ", "\"a,b\"")]
    [InlineData("abc", null)]
    [InlineData("", null)]
    public void ETag_is_read_where_it_is_one(string field, string? tag)
    {
        Assert.Equal(tag, new HttpConflictException(null, With("ETag", field)).ETag?.ToString());
        Assert.Equal(tag, new HttpPreconditionFailedException(null, With("ETag", field)).ETag?.ToString());
        Assert.Equal(tag, new HttpPreconditionRequiredException(null, With("ETag", field)).ETag?.ToString());
    }

    [Theory]
    [InlineData("Sun, 22 Nov 2026 10:30:00 GMT", true)]
    [InlineData("Sunday, 22-Nov-26 10:30:00 GMT", true)]
    [InlineData("Sun Nov 22 10:30:00 2026", true)]
    [InlineData("yesterday", false)]
    [InlineData("", false)]
    public void LastModified_is_read_in_every_form_of_a_date(string field, bool isRead)
    {
        DateTimeOffset? expected = isRead ? new DateTimeOffset(2026, 11, 22, 10, 30, 0, TimeSpan.Zero) : null;

        Assert.Equal(expected, new HttpConflictException(null, With("Last-Modified", field)).LastModified);
        Assert.Equal(expected, new HttpPreconditionFailedException(null, With("Last-Modified", field)).LastModified);
        Assert.Equal(expected, new HttpPreconditionRequiredException(null, With("Last-Modified", field)).LastModified);
    }

    [Theory]
    [InlineData("bytes */1234", 1234L)]
    [InlineData("bytes 0-9/1234", 1234L)]
    [InlineData("lines */7", 7L)]
    [InlineData("bytes */*", null)]
    [InlineData("bytes */99999999999999999999", null)]
    [InlineData("1234", null)]
    public void ContentLength_is_the_complete_one_of_the_range(string field, long? length) =>
        Assert.Equal(length, new HttpRangeNotSatisfiableException(null, With("Content-Range", field)).ContentLength);

    [Theory]
    [InlineData("HTTP/3.0, HTTP/2.0", "HTTP/3.0 HTTP/2.0")]
    [InlineData("websocket", "websocket")]
    [InlineData("a b c, h2c", "h2c")]
    [InlineData("", "")]
    public void Upgrade_has_the_protocols_in_their_order(string field, string protocols) =>
        Assert.Equal(protocols, string.Join(' ', new HttpUpgradeRequiredException(null, With("Upgrade", field)).Upgrade));

    [Theory]
    [InlineData("<https://blocker.test/law>; rel=\"blocked-by\"", "https://blocker.test/law")]
    [InlineData("<https://a.test/>; rel=next, <https://blocker.test/>; rel=\"terms Blocked-By\"", "https://blocker.test/")]
    [InlineData("<https://a.test/>; rel=next", null)]
    [InlineData("https://blocker.test/; rel=blocked-by", null)]
    [InlineData("<http://[>; rel=blocked-by", null)]
    [InlineData("<http://[>; rel=blocked-by, <https://b.test/>; rel=blocked-by", null)]
    [InlineData("<https://user:pw@b.test/x@y?case=1#z>; rel=blocked-by", "https://b.test/x@y?case=1#z")]
    [InlineData("<https://b.test#me@x>; rel=blocked-by", "https://b.test/#me@x")]
    [InlineData("</law?case=1#z>; rel=blocked-by", "/law?case=1#z")]
    [InlineData("<//user:pw@b.test/law?case=1>; rel=blocked-by", "//b.test/law?case=1")]
    [InlineData("<mailto:law@b.test>; rel=blocked-by", "mailto:law@b.test")]
    public void BlockedBy_is_the_target_of_its_relation(string field, string? address) =>
        Assert.Equal(address, new HttpUnavailableForLegalReasonsException(null, With("Link", field)).BlockedBy?.ToString());

    [Fact]
    public void BlockedBy_is_the_first_target_that_can_be_read() => Assert.Equal(
        "https://b.test/",
        new HttpUnavailableForLegalReasonsException(
            null, With("Link", "<http://[>; rel=blocked-by", "<https://b.test/>; rel=blocked-by")).BlockedBy?.ToString());

    [Theory]
    [InlineData("30", 30.0)]
    [InlineData("Sun, 22 Nov 2026 12:01:00 GMT", 60.0)]
    [InlineData("soon", null)]
    public void RetryAfter_is_reckoned_from_when_the_response_came(string field, double? seconds)
    {
        var exception = new HttpServiceUnavailableException(null, With("Retry-After", field));

        Assert.Equal(seconds, exception.RetryAfter?.TotalSeconds);
        Assert.Equal(seconds, (exception.RetryAt - Received)?.TotalSeconds);
    }

    [Fact]
    public void RetryAt_of_a_wait_beyond_all_time_is_the_end_of_time() => Assert.Equal(
        DateTimeOffset.MaxValue, new HttpTooManyRequestsException(null, With("Retry-After", new string('9', 30))).RetryAt);

    [Fact]
    public void RateLimit_tells_limit_remaining_and_reset()
    {
        var response = new ErrorResponse
        {
            Headers = new Dictionary<string, IReadOnlyList<string>>
            {
                ["RateLimit-Policy"] = ["\"default\";q=100;w=60"],
                ["RateLimit"] = ["\"default\";r=0;t=30"],
            },
        };
        var expected = new RateLimit(100, 0, TimeSpan.FromSeconds(30));

        Assert.Equal(expected, new HttpTooManyRequestsException(null, response).RateLimit);
        Assert.Equal(expected, new HttpContentTooLargeException(null, response).RateLimit);
        Assert.Equal(expected, new HttpServiceUnavailableException(null, response).RateLimit);
    }

    [Fact]
    public void Challenges_are_those_of_all_lines()
    {
        var server = new HttpUnauthorizedException(null, With("WWW-Authenticate", "Negotiate, Basic realm=\"a, b\"", "Bearer error=\"x\""));
        var proxy = new HttpProxyAuthenticationRequiredException(null, With("Proxy-Authenticate", "NTLM"));

        Assert.Equal(["Negotiate", "Basic", "Bearer"], server.Challenges.Select(challenge => challenge.Scheme));
        Assert.Equal("a, b", server.Challenges[1].Realm);
        Assert.Equal("x", server.Challenges[2].Parameters["ERROR"]);
        Assert.Equal("NTLM", Assert.Single(proxy.Challenges).Scheme);
    }

    [Theory]
    [InlineData("<html><head><meta http-equiv=\"refresh\" content=\"0; url=https://login.test/?mac=1&amp;u=2\"></head>", "https://login.test/?mac=1&u=2")]
    [InlineData("<META HTTP-EQUIV=refresh CONTENT='0;URL=http://login.test/'>", "http://login.test/")]
    [InlineData("<p>Please <a class=\"x\" href='https://login.test/in'>sign in</a>", "https://login.test/in")]
    [InlineData("<a href=\"https://user:secret@login.test/\">", "https://login.test/")]
    [InlineData("<a href=\"https://user:secret@login.test/?u=1#/in\">", "https://login.test/?u=1#/in")]
    [InlineData("<a href=\"javascript:alert(1)\">", null)]
    [InlineData("<address href=\"https://a.test/\">", null)]
    [InlineData("<meta http-equiv=refresh content=\"0; url=", null)]
    [InlineData("", null)]
    public void LoginUri_is_found_in_the_page(string page, string? address) => Assert.Equal(
        address, new HttpNetworkAuthenticationRequiredException(null, new ErrorResponse(page, "text/html")).LoginUri?.ToString());

    [Theory]
    [InlineData("https://login.test/", "https://login.test/")]
    [InlineData("https://user:secret@login.test/?u=1#/in", "https://login.test/?u=1#/in")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/in", null)]
    public void LoginUri_is_found_in_a_link(string target, string? address)
    {
        var exception = new HttpNetworkAuthenticationRequiredException(null, With("Link", $"<{target}>; rel=login"));

        Assert.Equal(address, exception.LoginUri?.ToString());
        Assert.Contains("captive portal", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_absent_is_empty()
    {
        Assert.Empty(new HttpUnauthorizedException().Challenges);
        Assert.Empty(new HttpProxyAuthenticationRequiredException().Challenges);
        Assert.Empty(new HttpMethodNotAllowedException().Allow);
        Assert.Empty(new HttpNotAcceptableException().Accept);
        Assert.Empty(new HttpUnsupportedMediaTypeException().AcceptPatch);
        Assert.Empty(new HttpUpgradeRequiredException().Upgrade);
        Assert.Null(new HttpConflictException().ETag);
        Assert.Null(new HttpConflictException().LastModified);
        Assert.Null(new HttpRangeNotSatisfiableException().ContentLength);
        Assert.Null(new HttpUnavailableForLegalReasonsException().BlockedBy);
        Assert.Null(new HttpNetworkAuthenticationRequiredException().LoginUri);
        Assert.Null(new HttpTooManyRequestsException().RateLimit);
        Assert.Null(new HttpServiceUnavailableException().RetryAfter);
    }

    private static ErrorResponse With(string name, params string[] lines) => new()
    {
        Headers = new Dictionary<string, IReadOnlyList<string>> { [name] = lines },
        ReceivedAt = Received,
    };
}
