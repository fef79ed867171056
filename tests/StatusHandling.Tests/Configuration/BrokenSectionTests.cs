using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Configuration;

public sealed class BrokenSectionTests
{
    private const string TopLevel = "Policies, Retry, Redirects, Errors, ReportLifecycle, SensitiveHeaders, Clients";
    private const string OfClient = "Policies, Retry, Redirects, Errors, ReportLifecycle, SensitiveHeaders";
    private const string OfRetry =
        "MaxRetries, BaseDelay, MaxDelay, MaxRetryAfter, TotalTimeout, AttemptTimeout, BudgetRatio, BudgetReserve, ContentBufferLimit";

    private const string Duration = "written hh:mm:ss[.fff] or as a number with a unit (250ms, 5s, 2m, 1h)";
    private const string Headers = "an array of the names of header fields, such as [ \"X-Api-Key\" ]";

    [Theory]
    [InlineData("""{ "Polices": {} }""", $":Polices is no setting: did you mean Policies? Allowed are {TopLevel}.")]
    [InlineData("""{ "Enabled": true }""", $":Enabled (\"True\") is no setting: allowed are {TopLevel}.")]
    [InlineData("""{ "MaxRetries": 5 }""", $":MaxRetries (\"5\") is no setting: did you mean Retry:MaxRetries? Allowed are {TopLevel}.")]
    [InlineData("""{ "OnError": "Log" }""", $":OnError (\"Log\") is no setting: allowed are {TopLevel}.")]
    [InlineData("""{ "429": { "Action": "Return" } }""", $":429 is no setting: did you mean Policies:429? Allowed are {TopLevel}.")]
    [InlineData("""{ "Retry": { "MaxRetry": 5 } }""", $":Retry:MaxRetry (\"5\") is no setting: did you mean MaxRetries? Allowed are {OfRetry}.")]
    [InlineData("""{ "Retry": { "IsReplayable": true } }""", $":Retry:IsReplayable (\"True\") is no setting: allowed are {OfRetry}.")]
    [InlineData("""{ "Redirects": { "AllowDowngrades": true } }""", ":Redirects:AllowDowngrades (\"True\") is no setting: did you mean AllowDowngrade? Allowed are MaxRedirects, AllowDowngrade, RememberPermanent.")]
    [InlineData("""{ "Errors": { "MaxBody": 5 } }""", ":Errors:MaxBody (\"5\") is no setting: did you mean MaxBodyBytes? Allowed are MaxBodyBytes, BodyTimeout, ShowQuery.")]
    [InlineData("""{ "Clients": { "github": { "Retries": {} } } }""", $":Clients:github:Retries is no setting: allowed are {OfClient}.")]
    [InlineData("""{ "Clients": { "github": { "Clients": {} } } }""", $":Clients:github:Clients is no setting: allowed are {OfClient}.")]
    [InlineData("""{ "Clients": { "GitHub": { "Policies": { "4299": {} } } } }""", ":Clients:GitHub:Policies:4299 is no policy key: allowed is a code (\"429\"), a name (\"TooManyRequests\"), a range (\"500-504\"), a class (\"4xx\") or \"NoResponse\".")]
    public void A_key_that_is_unknown_is_refused_with_what_may_be_meant(string section, string expected) => AssertFault(section, expected);

    [Theory]
    [InlineData("""{ "Retry": { "MaxRetries": 101 } }""", ":Retry:MaxRetries is \"101\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "Retry": { "BaseDelay": "1.1:00:00" } }""", $":Retry:BaseDelay is \"1.1:00:00\": allowed is a time from 0 to 1.00:00:00, {Duration}.")]
    [InlineData("""{ "Retry": { "MaxDelay": "500" } }""", $":Retry:MaxDelay is \"500\": allowed is a time from 0 to 1.00:00:00, {Duration}.")]
    [InlineData("""{ "Retry": { "TotalTimeout": "0s" } }""", $":Retry:TotalTimeout is \"0s\": allowed is a time above 0 to 24.00:00:00, {Duration}.")]
    [InlineData("""{ "Retry": { "TotalTimeout": "25.00:00:00" } }""", $":Retry:TotalTimeout is \"25.00:00:00\": allowed is a time above 0 to 24.00:00:00, {Duration}.")]
    [InlineData("""{ "Retry": { "AttemptTimeout": "-00:00:01" } }""", $":Retry:AttemptTimeout is \"-00:00:01\": allowed is a time above 0 to 1.00:00:00, {Duration}.")]
    [InlineData("""{ "Retry": { "BudgetRatio": 1.1 } }""", ":Retry:BudgetRatio is \"1.1\": allowed is a number from 0 to 1.")]
    [InlineData("""{ "Retry": { "BudgetRatio": "NaN" } }""", ":Retry:BudgetRatio is \"NaN\": allowed is a number from 0 to 1.")]
    [InlineData("""{ "Retry": { "BudgetReserve": 10001 } }""", ":Retry:BudgetReserve is \"10001\": allowed is a whole number from 0 to 10000.")]
    [InlineData("""{ "Retry": { "ContentBufferLimit": 67108865 } }""", ":Retry:ContentBufferLimit is \"67108865\": allowed is a whole number from 0 to 67108864.")]
    [InlineData("""{ "Redirects": { "MaxRedirects": 101 } }""", ":Redirects:MaxRedirects is \"101\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "Redirects": { "AllowDowngrade": "ture" } }""", ":Redirects:AllowDowngrade is \"ture\": did you mean true? Allowed is true or false.")]
    [InlineData("""{ "Errors": { "MaxBodyBytes": 67108865 } }""", ":Errors:MaxBodyBytes is \"67108865\": allowed is a whole number from 0 to 67108864.")]
    [InlineData("""{ "Errors": { "MaxBodyBytes": "64k" } }""", ":Errors:MaxBodyBytes is \"64k\": allowed is a whole number from 0 to 67108864.")]
    [InlineData("""{ "Errors": { "BodyTimeout": "6m" } }""", $":Errors:BodyTimeout is \"6m\": allowed is a time above 0 to 00:05:00, {Duration}.")]
    [InlineData("""{ "SensitiveHeaders": [ "X Secret" ] }""", ":SensitiveHeaders:0 is \"X Secret\": allowed is the name of a header field, such as X-Api-Key.")]
    [InlineData("""{ "SensitiveHeaders": [ "" ] }""", ":SensitiveHeaders:0 is \"\": allowed is the name of a header field, such as X-Api-Key.")]
    public void A_value_that_is_out_of_bounds_is_refused(string section, string expected) => AssertFault(section, expected);

    [Theory]
    [InlineData("\"on\"", " is \"on\": allowed is an object, such as { \"Policies\": { \"429\": { \"Action\": \"Return\" } } }.")]
    [InlineData("""{ "Policies": "Return" }""", ":Policies is \"Return\": allowed is an object, such as { \"429\": { \"Action\": \"Return\" } }.")]
    [InlineData("""{ "Retry": 3 }""", ":Retry is \"3\": allowed is an object, such as { \"MaxRetries\": 3 }.")]
    [InlineData("""{ "Redirects": false }""", ":Redirects is \"False\": allowed is an object, such as { \"MaxRedirects\": 20 }.")]
    [InlineData("""{ "Errors": 1024 }""", ":Errors is \"1024\": allowed is an object, such as { \"MaxBodyBytes\": 65536 }.")]
    [InlineData("""{ "Clients": "github" }""", ":Clients is \"github\": allowed is an object, such as { \"<name>\": { \"Policies\": { \"429\": { \"Action\": \"Return\" } } } }.")]
    [InlineData("""{ "Clients": { "github": "Return" } }""", ":Clients:github is \"Return\": allowed is an object, such as { \"Policies\": { \"429\": { \"Action\": \"Return\" } } }.")]
    [InlineData("""{ "SensitiveHeaders": "X-Secret" }""", $":SensitiveHeaders is \"X-Secret\": allowed is {Headers}.")]
    [InlineData("""{ "SensitiveHeaders": { "X-Secret": true } }""", $":SensitiveHeaders:X-Secret is no element of an array: allowed is {Headers}.")]
    public void A_value_of_the_wrong_shape_shows_the_right_one(string section, string expected) => AssertFault(section, expected);

    [Theory]
    [InlineData("""{ "Retry": { "AttemptTimeout": "10s", "TotalTimeout": "10s" } }""", ":Retry:AttemptTimeout is \"00:00:10\": allowed is less than TotalTimeout, which is 00:00:10 (StatusHandling:Retry:TotalTimeout).")]
    [InlineData("""{ "Retry": { "AttemptTimeout": "10s" }, "Clients": { "github": { "Retry": { "TotalTimeout": "5s" } } } }""", ":Retry:AttemptTimeout is \"00:00:10\": allowed is less than TotalTimeout, which is 00:00:05 (StatusHandling:Clients:github:Retry:TotalTimeout).")]
    public void An_attempt_that_may_last_as_long_as_the_call_is_refused(string section, string expected) => AssertFault(section, expected);

    [Fact]
    public void All_faults_are_told_together()
    {
        var faults = Configured.Faults(
            """
            {
              "Policies": { "42": {}, "429": { "MaxRetires": 6, "Then": "Retry" }, "TooManyRequests": {} },
              "Retry": { "BaseDelay": "5" },
              "Clients": { "github": { "Errors": { "MaxBodyBytes": -1 } } }
            }
            """,
            options =>
            {
                options.Redirects.MaxRedirects = 101;
                options.On("503").MaxRetries = -1;
            });

        Assert.Equal(
            [
                "StatusHandling:Policies:42", "StatusHandling:Policies:429:MaxRetires", "StatusHandling:Policies:429:Then",
                "StatusHandling:Retry:BaseDelay", "StatusHandling:Policies:TooManyRequests",
                "StatusHandling:Clients:github:Errors:MaxBodyBytes", "code: Policies:503:MaxRetries", "code: Redirects:MaxRedirects",
            ],
            faults.Select(fault => fault["Client \"github\": ".Length..].Split([" is ", " means "], StringSplitOptions.None)[0].Replace(" (\"6\")", "", StringComparison.Ordinal)));
    }

    private static void AssertFault(string section, string expected) =>
        Assert.Equal([$"Client \"github\": StatusHandling{expected}"], Configured.Faults(section));
}
