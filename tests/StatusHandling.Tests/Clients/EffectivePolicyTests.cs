using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Clients;

public sealed class EffectivePolicyTests
{
    [Theory]
    [InlineData("""{}""", 404, "Throw")]
    [InlineData("""{}""", 503, "Retry")]
    [InlineData("""{ "404": { "Action": "Return" } }""", 404, "Return: Action Return (StatusHandling:Policies:404)")]
    [InlineData("""{ "404": { "Action": "Return" } }""", 405, "Throw")]
    [InlineData("""{ "NotFound": { "Action": "Return" } }""", 404, "Return: Action Return (StatusHandling:Policies:NotFound)")]
    [InlineData("""{ "request entity too large": { "Action": "Throw" } }""", 413, "Throw: Action Throw (StatusHandling:Policies:request entity too large)")]
    [InlineData("""{ "429": { "MaxRetries": 6 } }""", 429, "Retry: MaxRetries 6 (StatusHandling:Policies:429)")]
    [InlineData("""{ "429": { "MaxRetries": "6" } }""", 429, "Retry: MaxRetries 6 (StatusHandling:Policies:429)")]
    [InlineData("""{ "429": { "maxretries": 6 } }""", 429, "Retry: MaxRetries 6 (StatusHandling:Policies:429)")]
    [InlineData("""{ "429": { "Action": "THROW" } }""", 429, "Throw: Action Throw (StatusHandling:Policies:429)")]
    [InlineData("""{ "4xx": { "Action": "Return" } }""", 418, "Return: Action Return (StatusHandling:Policies:4xx)")]
    [InlineData("""{ "4XX": { "Action": "Return" } }""", 418, "Return: Action Return (StatusHandling:Policies:4XX)")]
    [InlineData("""{ "4xx": { "Action": "Return" } }""", 499, "Return: Action Return (StatusHandling:Policies:4xx)")]
    [InlineData("""{ "4xx": { "Action": "Return" } }""", 500, "Retry")]
    [InlineData("""{ "5xx": { "Action": "Return" } }""", 99, "Return: Action Return (StatusHandling:Policies:5xx)")]
    [InlineData("""{ "5xx": { "Action": "Return" } }""", 999, "Return: Action Return (StatusHandling:Policies:5xx)")]
    [InlineData("""{ "5xx": { "MaxRetries": 5 } }""", 503, "Retry: MaxRetries 5 (StatusHandling:Policies:5xx)")]
    [InlineData("""{ "5xx": { "MaxRetries": 5 } }""", 501, "Throw: MaxRetries 5 (StatusHandling:Policies:5xx)")]
    [InlineData("""{ "5xx": { "Action": "Retry" } }""", 501, "Retry: Action Retry (StatusHandling:Policies:5xx)")]
    [InlineData("""{ "500-504": { "Action": "Throw" } }""", 504, "Throw: Action Throw (StatusHandling:Policies:500-504)")]
    [InlineData("""{ "500-504": { "Action": "Throw" } }""", 505, "Throw")]
    [InlineData("""{ "600-699": { "Action": "Throw" } }""", 650, "Throw: Action Throw (StatusHandling:Policies:600-699)")]
    [InlineData("""{ "999": { "Action": "Throw" } }""", 999, "Throw: Action Throw (StatusHandling:Policies:999)")]
    [InlineData("""{ "099": { "Action": "Throw" } }""", 99, "Throw: Action Throw (StatusHandling:Policies:099)")]
    [InlineData("""{ "3xx": { "Action": "Return" } }""", 302, "Return: Action Return (StatusHandling:Policies:3xx)")]
    [InlineData("""{ "3xx": { "Action": "Follow" } }""", 302, "Follow: Action Follow (StatusHandling:Policies:3xx)")]
    [InlineData("""{ "3xx": { "Action": "Follow" } }""", 304, "Return")]
    [InlineData("""{ "3xx": { "Action": "Follow" } }""", 305, "Throw")]
    [InlineData("""{ "303-306": { "Action": "Follow" } }""", 305, "Throw")]
    [InlineData("""{ "3xx": { "Action": "Return" }, "300-310": { "Action": "Follow" } }""", 305, "Return: Action Return (StatusHandling:Policies:3xx)")]
    [InlineData("""{ "3xx": { "Action": "Follow", "LogLevel": "Debug" } }""", 306, "Throw: LogLevel Debug (StatusHandling:Policies:3xx)")]
    [InlineData("""{ "304": { "Action": "Throw" } }""", 304, "Throw: Action Throw (StatusHandling:Policies:304)")]
    [InlineData("""{ "2xx": { "Action": "Return", "LogLevel": "Trace" } }""", 204, "Return: Action Return (StatusHandling:Policies:2xx), LogLevel Trace (StatusHandling:Policies:2xx)")]
    public void A_key_reaches_the_codes_that_it_speaks_of(string policies, int code, string expected) =>
        Assert.Equal(expected, Describe(policies, code));

    [Theory]
    [InlineData("""{ "503": { "Then": "Return" } }""", 503, "Retry: Then Return (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "Methods": "All" } }""", 503, "Retry: Methods All (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "BaseDelay": "250ms" } }""", 503, "Retry: BaseDelay 00:00:00.25 (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "MaxDelay": "1.5s" } }""", 503, "Retry: MaxDelay 00:00:01.5 (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "MaxRetryAfter": "2m" } }""", 503, "Retry: MaxRetryAfter 00:02:00 (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "MaxRetryAfter": "1h" } }""", 503, "Retry: MaxRetryAfter 01:00:00 (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "MaxRetryAfter": "1.00:00:00" } }""", 503, "Retry: MaxRetryAfter 1.00:00:00 (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "MaxRetryAfter": "00:02:00.250" } }""", 503, "Retry: MaxRetryAfter 00:02:00.25 (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "RequireRetryAfter": true } }""", 503, "Retry: RequireRetryAfter true (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "LogLevel": "Debug" } }""", 503, "Retry: LogLevel Debug (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "MaxRetries": null } }""", 503, "Retry")]
    [InlineData("""{ "503": {} }""", 503, "Retry")]
    [InlineData("""{ "503": null }""", 503, "Retry")]
    public void Each_property_is_read(string policies, int code, string expected) =>
        Assert.Equal(expected, Describe(policies, code));

    [Theory]
    [InlineData("""{ "503": { "MaxRetries": 1 }, "500-504": { "MaxRetries": 2 }, "5xx": { "MaxRetries": 3 } }""", 503, "Retry: MaxRetries 1 (StatusHandling:Policies:503)")]
    [InlineData("""{ "503": { "MaxRetries": 1 }, "500-504": { "MaxRetries": 2 }, "5xx": { "MaxRetries": 3 } }""", 502, "Retry: MaxRetries 2 (StatusHandling:Policies:500-504)")]
    [InlineData("""{ "503": { "MaxRetries": 1 }, "500-504": { "MaxRetries": 2 }, "5xx": { "MaxRetries": 3 } }""", 507, "Throw: MaxRetries 3 (StatusHandling:Policies:5xx)")]
    [InlineData("""{ "500-599": { "MaxRetries": 4 }, "5xx": { "MaxRetries": 3 } }""", 503, "Retry: MaxRetries 4 (StatusHandling:Policies:500-599)")]
    [InlineData("""{ "500-509": { "MaxRetries": 4 }, "502-504": { "MaxRetries": 2 } }""", 503, "Retry: MaxRetries 2 (StatusHandling:Policies:502-504)")]
    [InlineData("""{ "4xx": { "Action": "Return" }, "404": { "LogLevel": "Debug" } }""", 404, "Return: Action Return (StatusHandling:Policies:4xx), LogLevel Debug (StatusHandling:Policies:404)")]
    [InlineData("""{ "4xx": { "Action": "Return" } }""", 429, "Return: Action Return (StatusHandling:Policies:4xx)")]
    public void The_more_specific_key_wins_property_by_property(string policies, int code, string expected) =>
        Assert.Equal(expected, Describe(policies, code));

    private static string Describe(string policies, int code) =>
        Configured.Describe(Configured.Provider($$"""{ "Policies": {{policies}} }""").GetPolicies("github"), code);
}
