using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Configuration;

public sealed class BrokenPolicyTests
{
    private const string Keys = "a code (\"429\"), a name (\"TooManyRequests\"), a range (\"500-504\"), a class (\"4xx\") or \"NoResponse\"";
    private const string Properties = "Action, Then, MaxRetries, Methods, BaseDelay, MaxDelay, MaxRetryAfter, RequireRetryAfter, LogLevel";
    private const string Time = "a time from 0 to 1.00:00:00, written hh:mm:ss[.fff] or as a number with a unit (250ms, 5s, 2m, 1h)";
    private const string Followed = "Return, Throw or Retry, since only 300 to 303, 307 and 308 can be followed";
    private const string Success = "Return, since 1xx and 2xx are always returned";

    [Theory]
    [InlineData("42", $"42 is no policy key: allowed is {Keys}.")]
    [InlineData("4290", $"4290 is no policy key: allowed is {Keys}.")]
    [InlineData("6xx", $"6xx is no policy key: allowed is {Keys}.")]
    [InlineData("4x", $"4x is no policy key: allowed is {Keys}.")]
    [InlineData("504-500", $"504-500 is no policy key: allowed is {Keys}.")]
    [InlineData("500 - 504", $"500 - 504 is no policy key: allowed is {Keys}.")]
    [InlineData("500-", $"500- is no policy key: allowed is {Keys}.")]
    [InlineData("*", $"* is no policy key: allowed is {Keys}.")]
    [InlineData("TooManyRequest", $"TooManyRequest is no policy key: did you mean TooManyRequests? Allowed is {Keys}.")]
    [InlineData("NoRespons", $"NoRespons is no policy key: did you mean NoResponse? Allowed is {Keys}.")]
    [InlineData("Status299", $"Status299 is no policy key: allowed is {Keys}.")]
    public void A_key_of_another_form_is_refused(string key, string expected) =>
        AssertFault($$"""{ "{{key}}": { "MaxRetries": 1 } }""", expected);

    [Theory]
    [InlineData("""{ "429": { "MaxRetires": 6 } }""", $"429:MaxRetires (\"6\") is no setting: did you mean MaxRetries? Allowed are {Properties}.")]
    [InlineData("""{ "429": { "Max-Retries": 6 } }""", $"429:Max-Retries (\"6\") is no setting: did you mean MaxRetries? Allowed are {Properties}.")]
    [InlineData("""{ "429": { "Timeout": { "Total": 6 } } }""", $"429:Timeout is no setting: allowed are {Properties}.")]
    [InlineData("""{ "429": { "MaxRetries": 101 } }""", "429:MaxRetries is \"101\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "429": { "MaxRetries": -1 } }""", "429:MaxRetries is \"-1\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "429": { "MaxRetries": 1.5 } }""", "429:MaxRetries is \"1.5\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "429": { "MaxRetries": "many" } }""", "429:MaxRetries is \"many\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "429": { "MaxRetries": "" } }""", "429:MaxRetries is \"\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "429": { "MaxRetries": { "Value": 3 } } }""", "429:MaxRetries is an object or an array: allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "429": { "MaxRetries": [ 3 ] } }""", "429:MaxRetries is an object or an array: allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "429": { "Action": "Retyr" } }""", "429:Action is \"Retyr\": did you mean Retry? Allowed is Return, Throw, Retry or Follow.")]
    [InlineData("""{ "429": { "Action": 2 } }""", "429:Action is \"2\": allowed is Return, Throw, Retry or Follow.")]
    [InlineData("""{ "429": { "Action": "Return, Throw" } }""", "429:Action is \"Return, Throw\": allowed is Return, Throw, Retry or Follow.")]
    [InlineData("""{ "429": { "Then": "Retry" } }""", "429:Then is \"Retry\": allowed is Return or Throw.")]
    [InlineData("""{ "301": { "Then": "Follow" } }""", "301:Then is \"Follow\": allowed is Return or Throw.")]
    [InlineData("""{ "429": { "Methods": "Post" } }""", "429:Methods is \"Post\": allowed is Idempotent or All.")]
    [InlineData("""{ "429": { "BaseDelay": 5 } }""", $"429:BaseDelay is \"5\": allowed is {Time}.")]
    [InlineData("""{ "429": { "BaseDelay": "-1s" } }""", $"429:BaseDelay is \"-1s\": allowed is {Time}.")]
    [InlineData("""{ "429": { "MaxDelay": "5:30" } }""", $"429:MaxDelay is \"5:30\": allowed is {Time}.")]
    [InlineData("""{ "429": { "MaxRetryAfter": "25h" } }""", $"429:MaxRetryAfter is \"25h\": allowed is {Time}.")]
    [InlineData("""{ "429": { "RequireRetryAfter": "yes" } }""", "429:RequireRetryAfter is \"yes\": allowed is true or false.")]
    [InlineData("""{ "429": { "LogLevel": "Warn" } }""", "429:LogLevel is \"Warn\": did you mean Warning? Allowed is Trace, Debug, Information, Warning, Error, Critical or None.")]
    [InlineData("""{ "429": { "LogLevel": "Verbos" } }""", "429:LogLevel is \"Verbos\": allowed is Trace, Debug, Information, Warning, Error, Critical or None.")]
    public void A_property_that_is_unknown_or_out_of_bounds_is_refused(string policies, string expected) => AssertFault(policies, expected);

    [Theory]
    [InlineData("""{ "429": "Return" }""", "429 is \"Return\": allowed is an object, such as { \"Action\": \"Return\" }.")]
    [InlineData("""{ "429": "throw" }""", "429 is \"throw\": allowed is an object, such as { \"Action\": \"Throw\" }.")]
    [InlineData("""{ "429": 6 }""", "429 is \"6\": allowed is an object, such as { \"Action\": \"Return\" }.")]
    public void A_scalar_where_an_object_is_due_shows_the_right_form(string policies, string expected) => AssertFault(policies, expected);

    [Theory]
    [InlineData("""{ "404": { "Action": "Follow" } }""", $"404:Action is \"Follow\": allowed is {Followed}.")]
    [InlineData("""{ "304": { "Action": "Follow" } }""", $"304:Action is \"Follow\": allowed is {Followed}.")]
    [InlineData("""{ "305": { "Action": "Follow" } }""", $"305:Action is \"Follow\": allowed is {Followed}.")]
    [InlineData("""{ "4xx": { "Action": "Follow" } }""", $"4xx:Action is \"Follow\": allowed is {Followed}.")]
    [InlineData("""{ "304-306": { "Action": "Follow" } }""", $"304-306:Action is \"Follow\": allowed is {Followed}.")]
    [InlineData("""{ "200": { "Action": "Throw" } }""", $"200:Action is \"Throw\": allowed is {Success}.")]
    [InlineData("""{ "2xx": { "Action": "Retry" } }""", $"2xx:Action is \"Retry\": allowed is {Success}.")]
    [InlineData("""{ "100-102": { "Action": "Follow" } }""", $"100-102:Action is \"Follow\": allowed is {Success}.")]
    [InlineData("""{ "200-404": { "Action": "Throw" } }""", $"200-404:Action is \"Throw\": allowed is {Success}.")]
    [InlineData("""{ "200": { "Then": "Throw" } }""", $"200:Then is \"Throw\": allowed is {Success}.")]
    [InlineData("""{ "NoResponse": { "Action": "Return" } }""", "NoResponse:Action is \"Return\": allowed is Throw or Retry, since there is no response.")]
    [InlineData("""{ "NoResponse": { "Action": "Follow" } }""", "NoResponse:Action is \"Follow\": allowed is Throw or Retry, since there is no response.")]
    [InlineData("""{ "NoResponse": { "Then": "Return" } }""", "NoResponse:Then is \"Return\": allowed is Throw, since there is no response.")]
    public void An_action_that_means_nothing_under_its_key_is_refused(string policies, string expected) => AssertFault(policies, expected);

    [Theory]
    [InlineData("""{ "429": {}, "TooManyRequests": {} }""", "TooManyRequests means the same as StatusHandling:Policies:429: allowed is one of them.")]
    [InlineData("""{ "413": {}, "Request Entity Too Large": {} }""", "Request Entity Too Large means the same as StatusHandling:Policies:413: allowed is one of them.")]
    [InlineData("""{ "500-504": {}, "502-508": {} }""", "502-508 and StatusHandling:Policies:500-504 share a part of their codes: allowed are ranges that lie apart, or one within the other.")]
    public void Keys_that_leave_open_which_is_meant_are_refused(string policies, string expected) => AssertFault(policies, expected);

    [Theory]
    [InlineData("""{ "500-504": {}, "505-508": {} }""")]
    [InlineData("""{ "500-504": {}, "502-503": {} }""")]
    [InlineData("""{ "500-504": {}, "500-503": {} }""")]
    [InlineData("""{ "450-550": {}, "5xx": {} }""")]
    [InlineData("""{ "3xx": { "Action": "Follow" } }""")]
    [InlineData("""{ "1xx": { "Action": "Return", "Then": "Return" } }""")]
    public void Keys_and_actions_that_are_clear_are_accepted(string policies) =>
        Assert.NotNull(Configured.Provider($$"""{ "Policies": {{policies}} }""").GetPolicies("github"));

    private static void AssertFault(string policies, string expected) => Assert.Equal(
        [$"Client \"github\": StatusHandling:Policies:{expected}"],
        Configured.Faults($$"""{ "Policies": {{policies}} }"""));
}
