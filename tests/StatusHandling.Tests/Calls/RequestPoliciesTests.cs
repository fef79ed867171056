using System.Net;
using StatusHandling.Calls;
using StatusHandling.Policies;

namespace StatusHandling.Tests.Calls;

public sealed class RequestPoliciesTests : IDisposable
{
    private readonly HttpRequestMessage _request = new(HttpMethod.Get, "http://host/");
    private readonly StatusHandlingOptions _options = new();

    public void Dispose() => _request.Dispose();

    [Theory]
    [InlineData("429", 429)]
    [InlineData("TooManyRequests", 429)]
    [InlineData("400-499", 429)]
    [InlineData("4xx", 429)]
    public void A_request_wins_over_every_layer_whatever_its_key(string key, int code)
    {
        _options.On("429").Retry(6).MaxDelay = TimeSpan.FromSeconds(5);
        _request.OnStatus(key).Return();

        var settings = Table().Explain(code, _request).Settings;

        Assert.Contains(new StatusPolicySetting("Action", "Return", "request"), settings);
        Assert.Contains(new StatusPolicySetting("MaxRetries", "6", "code: 429"), settings);
    }

    [Fact]
    public void Among_the_keys_of_a_request_the_more_specific_one_wins()
    {
        _request.OnStatus("4xx").Return();
        _request.OnStatus(HttpStatusCode.NotFound).Throw();

        Assert.Contains(new StatusPolicySetting("Action", "Throw", "request"), Table().Explain(404, _request).Settings);
        Assert.Contains(new StatusPolicySetting("Action", "Return", "request"), Table().Explain(405, _request).Settings);
    }

    [Fact]
    public void A_request_without_wishes_is_explained_as_its_client() =>
        Assert.Equal(Table().Explain(404).Settings, Table().Explain(404, _request).Settings);

    [Fact]
    public void A_caller_that_can_only_set_options_is_heard_too()
    {
        _request.Options.Set(StatusRequestOptions.Policies, new Dictionary<string, StatusPolicy> { ["NotFound"] = new StatusPolicy().Return() });

        Assert.Contains(new StatusPolicySetting("Action", "Return", "request"), Table().Explain(404, _request).Settings);
    }

    [Fact]
    public void Follow_for_a_class_leaves_alone_what_is_never_followed()
    {
        _options.On("305").Return();
        _request.OnStatus("3xx").Follow();

        Assert.Contains(new StatusPolicySetting("Action", "Return", "code: 305"), Table().Explain(305, _request).Settings);
    }

    [Theory]
    [InlineData("2xx")]
    [InlineData("200")]
    [InlineData("100-102")]
    [InlineData("299-404")]
    [InlineData("42")]
    [InlineData("NotFond")]
    public void A_key_that_a_request_cannot_have_is_refused_at_once(string key)
    {
        var refusal = Assert.Throws<ArgumentException>(() => _request.OnStatus(key));

        Assert.Contains($"\"{key}\"", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, StatusPolicy, string> Wrong { get; } = new()
    {
        { "429", new() { MaxRetries = 101 }, "request: 429:MaxRetries is \"101\": allowed is a whole number from 0 to 100." },
        { "429", new() { Then = StatusAction.Retry }, "request: 429:Then is \"Retry\": allowed is Return or Throw." },
        { "404", new() { Action = StatusAction.Follow }, "request: 404:Action is \"Follow\": allowed is Return, Throw or Retry, since only 300 to 303, 307 and 308 can be followed." },
        { "NoResponse", new() { Action = StatusAction.Return }, "request: NoResponse:Action is \"Return\": allowed is Throw or Retry, since there is no response." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_policy_that_a_request_cannot_have_is_refused_with_its_bound(string key, StatusPolicy policy, string expected)
    {
        _request.Options.Set(StatusRequestOptions.Policies, new Dictionary<string, StatusPolicy> { [key] = policy });

        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => Table().Explain(404, _request)).Message);
    }

    [Fact]
    public void Two_spellings_of_one_key_are_refused()
    {
        _request.Options.Set(
            StatusRequestOptions.Policies, new Dictionary<string, StatusPolicy> { ["404"] = new(), ["NotFound"] = new() });

        Assert.Equal(
            "request: NotFound means the same as request: 404: allowed is one of them.",
            Assert.Throws<ArgumentException>(() => Table().Explain(404, _request)).Message);
    }

    [Fact]
    public async Task What_a_request_asks_for_is_done_for_it_alone()
    {
        var server = new Failing();
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, _options));
        _options.Retry.BaseDelay = TimeSpan.Zero;
        _request.OnStatus("5xx").Return();

        using var response = await client.SendAsync(_request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (response.StatusCode, server.Sends));
    }

    [Fact]
    public async Task A_wrong_wish_is_an_exception_and_the_response_is_disposed()
    {
        var server = new Failing();
        using var client = new HttpClient(StatusHandlingPipeline.Create(server, _options));
        _request.OnStatus("5xx").MaxRetries = -1;

        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(_request, TestContext.Current.CancellationToken));

        Assert.True(server.IsDisposed);
    }

    [Fact]
    public void A_request_without_wishes_costs_nothing()
    {
        _ = _request.Options;
        RequestPolicies.Read(_request);
        var before = GC.GetAllocatedBytesForCurrentThread();

        RequestPolicies.Read(_request);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private StatusPolicyTable Table() => PolicySnapshot.FromCode(_options).Table;

    private sealed class Failing : HttpMessageHandler
    {
        public int Sends { get; private set; }

        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sends++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
            {
                RequestMessage = request,
                Content = new Disposable(this),
            });
        }

        private sealed class Disposable(Failing server) : StringContent("")
        {
            protected override void Dispose(bool disposing)
            {
                server.IsDisposed = true;
                base.Dispose(disposing);
            }
        }
    }
}
