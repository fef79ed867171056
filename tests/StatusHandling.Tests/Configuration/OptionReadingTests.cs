using System.Globalization;
using StatusHandling.Policies;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Configuration;

public sealed class OptionReadingTests
{
    [Theory]
    [InlineData("""{ "Retry": { "MaxRetries": 5 } }""", nameof(StatusRetryOptions.MaxRetries), "5")]
    [InlineData("""{ "Retry": { "BaseDelay": "250ms" } }""", nameof(StatusRetryOptions.BaseDelay), "00:00:00.2500000")]
    [InlineData("""{ "Retry": { "MaxDelay": "5s" } }""", nameof(StatusRetryOptions.MaxDelay), "00:00:05")]
    [InlineData("""{ "Retry": { "MaxRetryAfter": "5s" } }""", nameof(StatusRetryOptions.MaxRetryAfter), "00:00:05")]
    [InlineData("""{ "Retry": { "TotalTimeout": "5s" } }""", nameof(StatusRetryOptions.TotalTimeout), "00:00:05")]
    [InlineData("""{ "Retry": { "AttemptTimeout": "5s" } }""", nameof(StatusRetryOptions.AttemptTimeout), "00:00:05")]
    [InlineData("""{ "Retry": { "BudgetRatio": 0.5 } }""", nameof(StatusRetryOptions.BudgetRatio), "0.5")]
    [InlineData("""{ "Retry": { "BudgetReserve": 0 } }""", nameof(StatusRetryOptions.BudgetReserve), "0")]
    [InlineData("""{ "Retry": { "ContentBufferLimit": 1024 } }""", nameof(StatusRetryOptions.ContentBufferLimit), "1024")]
    [InlineData("""{ "Retry": { "MaxRetries": 5 }, "Clients": { "github": { "Retry": { "BaseDelay": "5s" } } } }""", nameof(StatusRetryOptions.MaxRetries), "5")]
    [InlineData("""{ "Retry": { "TotalTimeout": "5s" }, "Clients": { "github": { "Retry": { "TotalTimeout": null } } } }""", nameof(StatusRetryOptions.TotalTimeout), "00:00:05")]
    public void A_retry_setting_is_read(string section, string name, string expected) =>
        AssertValue(Snapshot(section).Retry, name, expected);

    [Theory]
    [InlineData("""{ "Redirects": { "MaxRedirects": 0 } }""", nameof(StatusRedirectOptions.MaxRedirects), "0")]
    [InlineData("""{ "Redirects": { "AllowDowngrade": true } }""", nameof(StatusRedirectOptions.AllowDowngrade), "True")]
    [InlineData("""{ "Redirects": { "RememberPermanent": "TRUE" } }""", nameof(StatusRedirectOptions.RememberPermanent), "True")]
    [InlineData("""{ "Redirects": { "AllowDowngrade": true }, "Clients": { "github": { "Redirects": { "AllowDowngrade": false } } } }""", nameof(StatusRedirectOptions.AllowDowngrade), "False")]
    public void A_redirect_setting_is_read(string section, string name, string expected) =>
        AssertValue(Snapshot(section).Redirects, name, expected);

    [Theory]
    [InlineData("""{ "Errors": { "MaxBodyBytes": 0 } }""", nameof(StatusErrorOptions.MaxBodyBytes), "0")]
    [InlineData("""{ "Errors": { "BodyTimeout": "1s" } }""", nameof(StatusErrorOptions.BodyTimeout), "00:00:01")]
    [InlineData("""{ "Errors": { "ShowQuery": true } }""", nameof(StatusErrorOptions.ShowQuery), "True")]
    public void An_error_setting_is_read(string section, string name, string expected) =>
        AssertValue(Snapshot(section).Errors, name, expected);

    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{ "ReportLifecycle": true }""", true)]
    [InlineData("""{ "ReportLifecycle": true, "Clients": { "github": { "ReportLifecycle": false } } }""", false)]
    [InlineData("""{ "ReportLifecycle": true, "Clients": { "github": { "ReportLifecycle": null } } }""", true)]
    public void A_setting_beside_the_groups_is_read(string section, bool expected) => Assert.Equal(expected, Snapshot(section).ReportLifecycle);

    [Theory]
    [InlineData("""{ "SensitiveHeaders": [] }""")]
    [InlineData("""{ "SensitiveHeaders": [ "X-Secret" ] }""", "X-Secret")]
    [InlineData("""{ "SensitiveHeaders": [ "X-Secret" ], "Clients": { "github": { "SensitiveHeaders": [ "X-Other", "cookie" ] } } }""", "X-Secret", "X-Other")]
    public void Configuration_adds_to_the_sensitive_headers(string section, params string[] added)
    {
        var builtIn = new StatusHandlingOptions().SensitiveHeaders;

        Assert.Equal(builtIn.Concat(added).Order(), Snapshot(section).SensitiveHeaders.Order());
    }

    [Fact]
    public void Code_may_take_a_sensitive_header_away() =>
        Assert.DoesNotContain(
            "X-CSRF-Token", Snapshot("{}", options => options.SensitiveHeaders.Remove("X-CSRF-Token")).SensitiveHeaders.AsEnumerable());

    private static PolicySnapshot Snapshot(string section, Action<StatusHandlingOptions>? code = null) =>
        Configured.Provider(section, code).PoliciesOf("github").Current;

    private static void AssertValue<TOptions>(TOptions options, string name, string expected) => Assert.Equal(
        expected, Convert.ToString(typeof(TOptions).GetProperty(name)!.GetValue(options), CultureInfo.InvariantCulture));
}
