using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace StatusHandling.EndToEnd.Httpbin;

public sealed class AuthenticationTests(HttpbinServer httpbin)
{
    [Fact]
    public async Task Without_a_password_the_exception_names_the_realm()
    {
        using var client = Client(new SocketsHttpHandler());

        var failure = await Refused(client, "basic-auth/user/secret");

        var challenge = Assert.Single(failure.Challenges);
        Assert.Equal("Basic", challenge.Scheme, ignoreCase: true);
        Assert.Equal("Fake Realm", challenge.Realm);
    }

    [Fact]
    public async Task Without_a_token_the_exception_asks_for_one()
    {
        using var client = Client(new SocketsHttpHandler());

        var failure = await Refused(client, "bearer");

        var challenge = Assert.Single(failure.Challenges);
        Assert.Equal("Bearer", challenge.Scheme);
        Assert.Null(challenge.Token);
        Assert.Empty(challenge.Parameters);
    }

    [Fact]
    public async Task The_parameters_of_a_digest_challenge_are_read()
    {
        using var client = Client(new SocketsHttpHandler());

        var failure = await Refused(client, "digest-auth/auth/user/secret");

        var challenge = Assert.Single(failure.Challenges);
        Assert.Equal("Digest", challenge.Scheme);
        Assert.Equal("me@kennethreitz.com", challenge.Realm);
        Assert.Equal("auth", challenge.Parameters["qop"]);
        Assert.NotEmpty(challenge.Parameters["nonce"]);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_once_and_not_shown()
    {
        using var probe = new Probe(new SocketsHttpHandler());
        using var client = Client(probe);
        client.DefaultRequestHeaders.Authorization = Basic("user:mistaken");

        var failure = await Refused(client, "basic-auth/user/secret");

        Assert.Equal(1, probe.Sends);
        Assert.DoesNotContain("mistaken", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Basic("user:mistaken").Parameter!, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_password_in_a_header_the_call_succeeds()
    {
        using var client = Client(new SocketsHttpHandler());
        client.DefaultRequestHeaders.Authorization = Basic("user:secret");

        using var response = await client.GetAsync(new Uri("basic-auth/user/secret", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task With_a_token_the_call_succeeds()
    {
        using var client = Client(new SocketsHttpHandler());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "12345");

        Assert.Contains("12345", await client.GetStringAsync(new Uri("bearer", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basic-auth/user/secret")]
    [InlineData("digest-auth/auth/user/secret")]
    public async Task The_primary_handler_answers_a_challenge_with_its_own_credentials(string path)
    {
        using var client = Client(new SocketsHttpHandler { Credentials = new NetworkCredential("user", "secret") });

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.GetAttempts());
    }

    private static Task<HttpUnauthorizedException> Refused(HttpClient client, string path) =>
        Assert.ThrowsAsync<HttpUnauthorizedException>(() => client.GetAsync(new Uri(path, UriKind.Relative)));

    private static AuthenticationHeaderValue Basic(string userAndPassword) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userAndPassword)));

    private HttpClient Client(HttpMessageHandler primary) =>
        new(StatusHandlingPipeline.Create(primary)) { BaseAddress = httpbin.Address };
}
