using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Clients;

public sealed class LayerTests
{
    private const string ForAll = "StatusHandling:Policies:429";
    private const string ForGitHub = "StatusHandling:Clients:GitHub:Policies:429";

    [Theory]
    [InlineData("""{ "Policies": { "429": { "MaxRetries": 6 } }, "Clients": { "GitHub": { "Policies": { "429": { "MaxRetries": 7 } } } } }""", $"Retry: MaxRetries 7 ({ForGitHub})")]
    [InlineData("""{ "Policies": { "429": { "MaxRetries": 6 } }, "Clients": { "GitHub": { "Policies": { "429": { "Methods": "Idempotent" } } } } }""", $"Retry: MaxRetries 6 ({ForAll}), Methods Idempotent ({ForGitHub})")]
    [InlineData("""{ "Policies": { "429": { "MaxRetries": 6 } }, "Clients": { "GitHub": { "Policies": { "4xx": { "MaxRetries": 7 } } } } }""", $"Retry: MaxRetries 6 ({ForAll})")]
    [InlineData("""{ "Policies": { "429": { "MaxRetries": 6 } }, "Clients": { "GitHub": { "Policies": { "420-430": { "MaxRetries": 7 } } } } }""", $"Retry: MaxRetries 6 ({ForAll})")]
    [InlineData("""{ "Policies": { "4xx": { "MaxRetries": 6 } }, "Clients": { "GitHub": { "Policies": { "429": { "MaxRetries": 7 } } } } }""", $"Retry: MaxRetries 7 ({ForGitHub})")]
    [InlineData("""{ "Policies": { "TooManyRequests": { "MaxRetries": 6 } }, "Clients": { "GitHub": { "Policies": { "429": { "MaxRetries": 7 } } } } }""", $"Retry: MaxRetries 7 ({ForGitHub})")]
    [InlineData("""{ "Policies": { "429": { "MaxRetries": 6 } }, "Clients": { "GitHub": { "Policies": { "429": { "MaxRetries": null } } } } }""", $"Retry: MaxRetries 6 ({ForAll})")]
    [InlineData("""{ "Policies": { "429": { "MaxRetries": 6 } }, "Clients": { "gitlab": { "Policies": { "429": { "MaxRetries": 7 } } } } }""", $"Retry: MaxRetries 6 ({ForAll})")]
    [InlineData("""{ "Retry": { "MaxRetries": 2 } }""", "Retry: MaxRetries 2 (StatusHandling:Retry:MaxRetries)")]
    [InlineData("""{ "Retry": { "MaxRetries": 2 }, "Clients": { "GitHub": { "Retry": { "MaxRetries": 4 } } } }""", "Retry: MaxRetries 4 (StatusHandling:Clients:GitHub:Retry:MaxRetries)")]
    [InlineData("""{ "Retry": { "MaxRetries": 2 }, "Policies": { "429": { "MaxRetries": 6 } } }""", $"Retry: MaxRetries 6 ({ForAll})")]
    [InlineData("""{ "Retry": { "BaseDelay": "1s", "MaxDelay": "10s", "MaxRetryAfter": "2m" } }""", "Retry: BaseDelay 00:00:01 (StatusHandling:Retry:BaseDelay), MaxDelay 00:00:10 (StatusHandling:Retry:MaxDelay), MaxRetryAfter 00:02:00 (StatusHandling:Retry:MaxRetryAfter)")]
    [InlineData("""{ "Retry": { "TotalTimeout": "20s" } }""", "Retry")]
    public void Configuration_of_a_client_lies_over_that_of_all(string section, string expected) =>
        Assert.Equal(expected, Configured.Describe(Configured.Provider(section).GetPolicies("github"), 429));

    [Theory]
    [InlineData(417, 9, "Retry")]
    [InlineData(421, 9, "Retry")]
    [InlineData(421, 0, "Retry: MaxRetries 0 (StatusHandling:Retry:MaxRetries)")]
    [InlineData(503, 9, "Retry: MaxRetries 9 (StatusHandling:Retry:MaxRetries)")]
    public void The_general_limit_lowers_that_of_one_code_and_never_raises_it(int code, int maxRetries, string expected) =>
        Assert.Equal(
            expected,
            Configured.Describe(Configured.Provider($$"""{ "Retry": { "MaxRetries": {{maxRetries}} } }""").GetPolicies("github"), code));

    [Fact]
    public void Code_lies_over_configuration_and_is_named_by_the_key_as_it_was_written()
    {
        var table = Configured
            .Provider("""{ "Policies": { "429": { "MaxRetries": 6, "MaxDelay": "9s" } } }""", options =>
            {
                options.On("toomanyrequests").MaxRetries = 8;
                options.Policies["TooManyRequests"] = options.Policies["429"];
                options.Policies.Remove("429");
            })
            .GetPolicies("github");

        Assert.Equal("Retry: MaxRetries 8 (code: TooManyRequests), MaxDelay 00:00:09 (StatusHandling:Policies:429)", Configured.Describe(table, 429));
    }

    [Fact]
    public void Code_sees_what_configuration_set_and_may_build_on_it()
    {
        var table = Configured
            .Provider("""{ "Retry": { "MaxRetries": 2, "BaseDelay": "1s" } }""", options => options.Retry.MaxRetries *= 2)
            .GetPolicies("github");

        Assert.Equal(
            "Retry: MaxRetries 4 (code: Retry:MaxRetries), BaseDelay 00:00:01 (StatusHandling:Retry:BaseDelay)",
            Configured.Describe(table, 503));
    }

    [Fact]
    public void A_given_section_lies_over_those_found_by_name_and_below_code()
    {
        var given = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Http:Policies:429:MaxRetries", "2"), new("Http:Policies:429:Methods", "All"), new("Http:Retry:MaxDelay", "5s")])
            .Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Configured.Json(
            """{ "Clients": { "github": { "Policies": { "429": { "MaxRetries": 7, "Then": "Return" } } } } }"""));
        services.AddHttpClient("github")
            .AddStatusHandling(options => options.On("429").Methods = RetryMethods.Idempotent)
            .AddStatusHandling(given.GetSection("Http"));

        Assert.Equal(
            "Retry: Then Return (StatusHandling:Clients:github:Policies:429), MaxRetries 2 (Http:Policies:429), "
            + "Methods Idempotent (code: 429), MaxDelay 00:00:05 (Http:Retry:MaxDelay)",
            Configured.Describe(services.BuildServiceProvider().GetRequiredService<StatusPolicyProvider>().GetPolicies("github"), 429));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Giving_the_section_that_is_read_anyway_changes_nothing(bool isManager)
    {
        var root = Configured.Json("""{ "Retry": { "MaxRetries": 2 }, "Clients": { "github": { "Retry": { "MaxRetries": 4 } } } }""");
        using var manager = new ConfigurationManager();
        manager.AddConfiguration(root);
        IConfiguration configuration = isManager ? manager : root;
        var services = new ServiceCollection().AddSingleton(configuration);
        services.AddHttpClient("github").AddStatusHandling(configuration.GetSection("StatusHandling"));

        Assert.Equal(
            "Retry: MaxRetries 4 (StatusHandling:Clients:github:Retry:MaxRetries)",
            Configured.Describe(services.BuildServiceProvider().GetRequiredService<StatusPolicyProvider>().GetPolicies("github"), 503));
    }

    [Fact]
    public void A_given_section_named_StatusHandling_of_another_configuration_may_have_parts_for_clients()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("github").AddStatusHandling(Configured
            .Json("""{ "Retry": { "MaxRetries": 2 }, "Clients": { "github": { "Retry": { "MaxRetries": 4 } } } }""")
            .GetSection("StatusHandling"));

        Assert.Equal(
            "Retry: MaxRetries 4 (StatusHandling:Clients:github:Retry:MaxRetries)",
            Configured.Describe(services.BuildServiceProvider().GetRequiredService<StatusPolicyProvider>().GetPolicies("github"), 503));
    }

    [Fact]
    public void A_whole_configuration_may_be_the_section()
    {
        var given = new ConfigurationBuilder().AddInMemoryCollection([new("Policies:429:MaxRetries", "2")]).Build();
        var services = new ServiceCollection();
        services.AddHttpClient("github").AddStatusHandling(given);

        Assert.Equal(
            "Retry: MaxRetries 2 (Policies:429)",
            Configured.Describe(services.BuildServiceProvider().GetRequiredService<StatusPolicyProvider>().GetPolicies("github"), 429));
    }
}
