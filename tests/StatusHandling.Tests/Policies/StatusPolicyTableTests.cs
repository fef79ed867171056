using System.Net;
using StatusHandling.Policies;
using StatusHandling.Settings;

namespace StatusHandling.Tests.Policies;

public sealed class StatusPolicyTableTests
{
    [Theory]
    [InlineData("100-299", StatusAction.Return)]
    [InlineData("304", StatusAction.Return)]
    [InlineData("300-303", StatusAction.Follow)]
    [InlineData("307-308", StatusAction.Follow)]
    [InlineData("305-306", StatusAction.Throw)]
    [InlineData("309-399", StatusAction.Throw)]
    [InlineData("400-407", StatusAction.Throw)]
    [InlineData("408", StatusAction.Retry)]
    [InlineData("409-412", StatusAction.Throw)]
    [InlineData("413", StatusAction.Retry)]
    [InlineData("414-416", StatusAction.Throw)]
    [InlineData("417", StatusAction.Retry)]
    [InlineData("418-420", StatusAction.Throw)]
    [InlineData("421", StatusAction.Retry)]
    [InlineData("422-424", StatusAction.Throw)]
    [InlineData("425", StatusAction.Retry)]
    [InlineData("426-428", StatusAction.Throw)]
    [InlineData("429", StatusAction.Retry)]
    [InlineData("430-499", StatusAction.Throw)]
    [InlineData("500", StatusAction.Retry)]
    [InlineData("501", StatusAction.Throw)]
    [InlineData("502-504", StatusAction.Retry)]
    [InlineData("505-508", StatusAction.Throw)]
    [InlineData("509", StatusAction.Retry)]
    [InlineData("510-511", StatusAction.Throw)]
    [InlineData("512-999", StatusAction.Retry)]
    [InlineData("000-099", StatusAction.Retry)]
    public void The_built_in_action_of_every_code_is_as_designed(string codes, StatusAction action)
    {
        var key = PolicyKey.Parse(codes);
        var table = Compile(new());

        Assert.All(Enumerable.Range(key.First, key.Last - key.First + 1), code => Assert.Equal(action, table.ActionFor((HttpStatusCode)code)));
    }

    [Theory]
    [InlineData(429, RetryMethods.All, 3, false)]
    [InlineData(425, RetryMethods.All, 3, false)]
    [InlineData(413, RetryMethods.All, 3, true)]
    [InlineData(417, RetryMethods.All, 1, false)]
    [InlineData(421, RetryMethods.All, 1, false)]
    [InlineData(408, RetryMethods.Idempotent, 3, false)]
    [InlineData(503, RetryMethods.Idempotent, 3, false)]
    [InlineData(999, RetryMethods.Idempotent, 3, false)]
    public void The_built_in_retries_are_as_designed(int code, RetryMethods methods, int maxRetries, bool requireRetryAfter)
    {
        var policy = Compile(new())[(HttpStatusCode)code];

        Assert.Equal((methods, maxRetries, requireRetryAfter), (policy.Methods, policy.MaxRetries, policy.RequireRetryAfter));
        Assert.Equal(StatusAction.Throw, policy.Ending);
    }

    [Fact]
    public void A_user_setting_of_a_class_reaches_what_is_built_in_for_a_code_and_leaves_its_action()
    {
        var options = new StatusHandlingOptions();
        options.On(StatusClass.ServerError).MaxRetries = 5;
        var table = Compile(options);

        Assert.Equal(5, table[HttpStatusCode.ServiceUnavailable].MaxRetries);
        Assert.Equal(StatusAction.Throw, table.ActionFor(HttpStatusCode.NotImplemented));
    }

    [Theory]
    [InlineData(503, 1)]
    [InlineData(502, 2)]
    [InlineData(508, 4)]
    [InlineData(599, 8)]
    [InlineData(600, 8)]
    [InlineData(404, 3)]
    public void The_more_specific_key_wins_whatever_the_order(int code, int maxRetries)
    {
        var options = new StatusHandlingOptions();
        options.On("503").MaxRetries = 1;
        options.On("502-503").MaxRetries = 2;
        options.On("500-550").MaxRetries = 4;
        options.On("5xx").MaxRetries = 8;
        var reversed = new StatusHandlingOptions();
        foreach (var (key, policy) in options.Policies.Reverse())
        {
            reversed.Policies.Add(key, policy);
        }

        Assert.Equal(maxRetries, Compile(options)[(HttpStatusCode)code].MaxRetries);
        Assert.Equal(maxRetries, Compile(reversed)[(HttpStatusCode)code].MaxRetries);
    }

    [Theory]
    [InlineData(0, 417, 0)]
    [InlineData(1, 417, 1)]
    [InlineData(9, 417, 1)]
    [InlineData(9, 503, 9)]
    public void The_general_limit_lowers_but_never_raises_the_built_in_limit_of_a_code(int general, int code, int expected)
    {
        var options = new StatusHandlingOptions();
        options.Retry.MaxRetries = general;

        Assert.Equal(expected, Compile(options)[(HttpStatusCode)code].MaxRetries);
    }

    [Theory]
    [InlineData(1, "code: Retry:MaxRetries")]
    [InlineData(2, "built in")]
    public void A_general_limit_that_is_no_higher_than_the_built_in_one_is_where_it_comes_from(int general, string source)
    {
        var options = new StatusHandlingOptions();
        options.Retry.MaxRetries = general;

        Assert.Equal(source, Compile(options).Explain(417).Settings.Single(setting => setting.Name == nameof(StatusPolicy.MaxRetries)).Source);
    }

    [Fact]
    public void Follow_for_the_class_of_redirections_leaves_alone_what_is_never_followed()
    {
        var options = new StatusHandlingOptions();
        options.On(StatusClass.Redirection).Follow();
        var table = Compile(options);

        Assert.Equal(StatusAction.Return, table.ActionFor(HttpStatusCode.NotModified));
        Assert.Equal(StatusAction.Throw, table.ActionFor(HttpStatusCode.UseProxy));
        Assert.Equal(StatusAction.Throw, table.ActionFor((HttpStatusCode)399));
        Assert.Equal(StatusAction.Follow, table.ActionFor(HttpStatusCode.Found));
    }

    [Fact]
    public void An_explanation_names_the_source_of_every_value()
    {
        var options = new StatusHandlingOptions();
        options.On("4xx").MaxDelay = TimeSpan.FromSeconds(5);
        options.On("429").Retry(6);

        var explanation = Compile(options).Explain(429);

        Assert.Equal("429 Too Many Requests", explanation.Status.ToString());
        Assert.Equal(
            [
                new("Action", "Retry", "code: 429"),
                new("Then", "Throw", "built in"),
                new("MaxRetries", "6", "code: 429"),
                new("Methods", "All", "built in"),
                new("BaseDelay", "00:00:00.5", "built in"),
                new("MaxDelay", "00:00:05", "code: 4xx"),
                new("MaxRetryAfter", "00:01:00", "built in"),
            ],
            explanation.Settings);
        Assert.Contains("MaxDelay       00:00:05    code: 4xx", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_tells_what_differs_from_the_built_in_policies()
    {
        var options = new StatusHandlingOptions();

        Assert.Equal("All policies are the built-in ones.", Compile(options).ToString());

        options.On("404").Return();

        Assert.Equal("404 Not Found: Action Return", Compile(options).ToString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public void A_code_outside_0_to_999_is_refused(int code)
    {
        var table = Compile(new());

        Assert.Throws<ArgumentOutOfRangeException>(() => table.ActionFor((HttpStatusCode)code));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Explain(code));
    }

    private static StatusPolicyTable Compile(StatusHandlingOptions options) => PolicySnapshot.FromCode(options).Table;
}
