using StatusHandling.Policies;

namespace StatusHandling.Tests.Policies;

public sealed class PolicyDifferencesTests
{
    public static TheoryData<Action<StatusHandlingOptions>, string> Tables { get; } = new()
    {
        { _ => { }, "All policies are the built-in ones." },
        { options => options.On("404").Throw(), "All policies are the built-in ones." },
        { options => options.On("404").Return(), "404 Not Found: Action Return" },
        { options => options.On("404").MaxRetries = 5, "All policies are the built-in ones." },
        { options => options.On("499").Return(), "499: Action Return" },
        { options => options.On("4xx").Return(), "400-499: Action Return" },
        { options => options.On("5xx").MaxRetries = 5, "000-099, 500 Internal Server Error, 502-504, 509, 512-999: MaxRetries 5" },
        { options => options.On("3xx").MaxRetryAfter = TimeSpan.FromSeconds(5), "300-303, 307-308: MaxRetryAfter 00:00:05" },
        { options => options.On("NoResponse").Throw(), "NoResponse: Action Throw" },
        { options => options.Retry.MaxRetries = 1, "000-099, 408 Request Timeout, 413 Content Too Large, 425 Too Early, 429 Too Many Requests, 500 Internal Server Error, 502-504, 509, 512-999, NoResponse: MaxRetries 1" },
        {
            options =>
            {
                options.On("404").Return().LogLevel = Microsoft.Extensions.Logging.LogLevel.Debug;
                options.On("403").Retry().RequireRetryAfter = true;
                options.On("410").Return();
            },
            """
            403 Forbidden: Action Retry, RequireRetryAfter true
            404 Not Found: Action Return, LogLevel Debug
            410 Gone:      Action Return
            """
        },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_tells_what_differs_from_the_built_in_policies(Action<StatusHandlingOptions> change, string expected)
    {
        var options = new StatusHandlingOptions();
        change(options);

        Assert.Equal(expected, PolicySnapshot.FromCode(options).Table.ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_code_set_in_code_is_explained_by_its_key_and_the_general_settings_by_their_names()
    {
        var options = new StatusHandlingOptions();
        options.On("TooManyRequests").Methods = RetryMethods.Idempotent;
        options.Retry.MaxRetries = 5;

        Assert.Equal(
            """
            429 Too Many Requests
              Action         Retry       built in
              Then           Throw       built in
              MaxRetries     5           code: Retry:MaxRetries
              Methods        Idempotent  code: 429
              BaseDelay      00:00:00.5  built in
              MaxDelay       00:00:30    built in
              MaxRetryAfter  00:01:00    built in
            """,
            PolicySnapshot.FromCode(options).Table.Explain(429).ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void What_happens_to_the_options_later_changes_nothing()
    {
        var options = new StatusHandlingOptions();
        var policy = options.On("404").Return();
        var table = PolicySnapshot.FromCode(options).Table;

        policy.Retry();
        options.On("405").Return();

        Assert.Equal("404 Not Found: Action Return", table.ToString());
    }

    [Fact]
    public void Codes_under_the_same_keys_share_one_policy()
    {
        var options = new StatusHandlingOptions();
        options.On("500-504").MaxRetries = 1;
        var table = PolicySnapshot.FromCode(options).Table;

        Assert.True(Enumerable.Range(0, 1000).Select(code => table[(System.Net.HttpStatusCode)code]).Distinct(ReferenceEqualityComparer.Instance).Count() < 50);
    }
}
