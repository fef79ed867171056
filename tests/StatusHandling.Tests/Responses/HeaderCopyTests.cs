using System.Collections.Frozen;
using StatusHandling.Responses;

namespace StatusHandling.Tests.Responses;

public sealed class HeaderCopyTests
{
    private static readonly FrozenSet<string> Sensitive = new StatusHandlingOptions().SensitiveHeaders.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static TheoryData<string> SensitiveNames =>
        [.. new StatusHandlingOptions().SensitiveHeaders, "Authentication-Info", "proxy-authentication-info", "SET-COOKIE2"];

    [Fact]
    public void Fields_of_response_and_content_are_there_line_by_line_in_any_case()
    {
        using var response = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        response.Content.Headers.TryAddWithoutValidation("Allow", "GET");
        response.Headers.TryAddWithoutValidation("Via", ["a", "b, c"]);

        var headers = Copy(response);

        Assert.Equal(["GET"], headers["allow"]);
        Assert.Equal(["a", "b, c"], headers["VIA"]);
    }

    [Theory]
    [MemberData(nameof(SensitiveNames))]
    public void A_sensitive_value_is_hidden(string name)
    {
        using var response = With(name, "secret", "secret too");

        Assert.Equal(["***", "***"], Copy(response)[name]);
    }

    [Fact]
    public void What_is_always_secret_is_hidden_even_when_the_options_forgot_it()
    {
        using var response = With("Set-Cookie", "sid=secret");

        Assert.Equal(["***"], HeaderCopy.Of(response, [], showQuery: true)["Set-Cookie"]);
    }

    [Theory]
    [InlineData("Basic realm=\"x\"", "Basic realm=\"x\"")]
    [InlineData("Negotiate secret==", "Negotiate ***")]
    [InlineData("NTLM secret, Basic realm=\"a, \\\"b\"", "NTLM ***, Basic realm=\"a, \\\"b\"")]
    [InlineData("Digest realm=x, nonce=\"secret\", opaque=secret, qop=\"auth\"", "Digest realm=\"x\", nonce=\"***\", opaque=\"***\", qop=\"auth\"")]
    [InlineData("Bearer error=invalid_token, access_token=\"secret\"", "Bearer error=\"invalid_token\", access_token=\"***\"")]
    [InlineData("Bearer authorization_uri=\"https://u:secret@b.test/x?y=secret\"", "Bearer authorization_uri=\"https://b.test/x?*\"")]
    public void A_challenge_keeps_all_but_its_credentials(string line, string expected)
    {
        using var response = With("WWW-Authenticate", line);
        using var proxy = With("proxy-authenticate", line);

        Assert.Equal([expected], Copy(response)["WWW-Authenticate"]);
        Assert.Equal([expected], Copy(proxy)["Proxy-Authenticate"]);
    }

    [Fact]
    public void A_challenge_that_was_hidden_is_still_one()
    {
        using var response = With("WWW-Authenticate", "Negotiate secret==, Bearer error=x");
        var exception = new HttpUnauthorizedException(null, new ErrorResponse { Headers = Copy(response) });

        Assert.Equal(["Negotiate ***", "Bearer error=\"x\""], exception.Challenges.Select(challenge => challenge.ToString()));
    }

    [Theory]
    [InlineData("Location", "/x?code=secret#secret", "/x?*")]
    [InlineData("Location", "https://u:secret@a.test/x?a=1,secret", "https://a.test/x?*")]
    [InlineData("Location", "//u:secret@a.test/x", "//a.test/x")]
    [InlineData("Content-Location", "y?secret", "y?*")]
    [InlineData("Link", "<https://a.test/?page=secret>; rel=next, <https://b.test/z>; rel=prev", "<https://a.test/?*>; rel=next, <https://b.test/z>; rel=prev")]
    [InlineData("Refresh", "0; url=https://a.test/?secret", "0; url=https://a.test/?*")]
    [InlineData("X-Anything", "no address", "no address")]
    public void An_address_loses_user_query_and_fragment(string name, string value, string expected)
    {
        using var response = With(name, value);

        Assert.Equal([expected], Copy(response)[name]);
    }

    [Fact]
    public void A_query_stays_where_it_is_to_be_shown()
    {
        using var response = With("Location", "https://u:secret@a.test/x?y=1#secret");

        Assert.Equal(["https://a.test/x?y=1"], HeaderCopy.Of(response, Sensitive, showQuery: true)["Location"]);
    }

    [Fact]
    public void A_long_line_is_cut()
    {
        using var response = With("X-Long", new string('x', 5_000));

        Assert.Equal(new string('x', 2_048) + "…", Assert.Single(Copy(response)["X-Long"]));
    }

    [Fact]
    public void Altogether_less_than_16_KiB_are_kept_and_what_is_small_still_finds_room()
    {
        using var response = new HttpResponseMessage();
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "text/plain");
        for (var i = 0; i < 1_000; i++)
        {
            response.Headers.TryAddWithoutValidation($"X-{i}", new string('x', i < 4 ? 1_990 : 1_000));
        }

        response.Headers.TryAddWithoutValidation("X-Request-Id", "r-1");

        var headers = Copy(response);

        Assert.InRange(headers.Sum(field => field.Key.Length + field.Value.Sum(line => line.Length)), 3_000, 6_144);
        Assert.Equal(["text/plain"], headers["Content-Type"]);
        Assert.Equal(["r-1"], headers["X-Request-Id"]);
    }

    [Fact]
    public void What_is_given_by_hand_stays_as_it_is_and_is_copied()
    {
        var given = new Dictionary<string, IReadOnlyList<string>> { ["Set-Cookie"] = ["a=b"] };
        var response = new ErrorResponse { Headers = given };
        given.Clear();

        Assert.Equal(["a=b"], response.Headers["set-cookie"]);
        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, IReadOnlyList<string>>)response.Headers).Clear());
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(HttpResponseMessage response) =>
        HeaderCopy.Of(response, Sensitive, showQuery: false);

    private static HttpResponseMessage With(string name, params string[] lines)
    {
        var response = new HttpResponseMessage();
        if (!response.Headers.TryAddWithoutValidation(name, lines))
        {
            Assert.True(response.Content.Headers.TryAddWithoutValidation(name, lines));
        }

        return response;
    }
}
