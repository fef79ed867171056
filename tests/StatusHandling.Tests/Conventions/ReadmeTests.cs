using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Policies;
using StatusHandling.Settings;
using StatusHandling.Tests.Readme;

namespace StatusHandling.Tests.Conventions;

public sealed class ReadmeTests
{
    private static readonly MarkdownPage Readme = MarkdownPage.Readme;

    // Compared without the white space at the start of lines: an example stands deeper in its class than on the page.
    private static readonly string[] Compiled =
    [
        .. Repository.Read(Repository.PathOf("tests", "StatusHandling.Tests", "Readme"), "*.cs").Select(file => Unindented(file.Text)),
    ];

    public static TheoryData<string> CSharpExamples => [.. Readme.Blocks("csharp")];

    public static TheoryData<string> JsonExamples => [.. Readme.Blocks("json", "jsonc")];

    [Theory]
    [MemberData(nameof(CSharpExamples))]
    public void A_csharp_example_is_compiled_word_for_word(string example) =>
        Assert.Contains(Compiled, file => file.Contains(Unindented(example), StringComparison.Ordinal));

    [Theory]
    [InlineData("new HttpClient(StatusHandlingPipeline.Create(new SocketsHttpHandler()))")]
    [InlineData("options.Retry.ConfigureAttempt = attempt => attempt.AddCircuitBreaker(new());")]
    [InlineData("policies.GetPolicies(\"orders\").Explain(409)")]
    public void A_csharp_example_within_a_sentence_is_compiled_too(string example)
    {
        Assert.Contains($"`{example}`", Readme.Text, StringComparison.Ordinal);
        A_csharp_example_is_compiled_word_for_word(example);
    }

    [Theory]
    [MemberData(nameof(JsonExamples))]
    public void A_json_example_does_what_it_says(string example)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(example));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddJsonStream(json).Build());
        services.AddHttpClient<UseExamples.OrdersClient>().AddStatusHandling();
        services.AddHttpClient("another").AddStatusHandling();
        using var provider = services.BuildServiceProvider();
        var policies = provider.GetRequiredService<StatusPolicyProvider>();

        Assert.Equal(StatusAction.Return, policies.GetPolicies("another").ActionFor(HttpStatusCode.NotFound));
        Assert.Equal(StatusAction.Throw, policies.GetPolicies("another").ActionFor(HttpStatusCode.Forbidden));
        Assert.Equal(StatusAction.Retry, policies.GetPolicies("OrdersClient").ActionFor(HttpStatusCode.Forbidden));
        Assert.Contains(
            policies.GetPolicies("OrdersClient").Explain(503).Settings, setting => setting is { Name: "Methods", Value: "All" });
    }

    [Fact]
    public void The_table_of_policies_is_the_built_in_one() => Assert.Equal(
        DefaultPolicies.Rows.Select(row => string.Join(" | ", row.Codes, Action(row.Policy), $"{row.Policy.Methods}", Note(row.Policy))),
        Readme.Table("status", "action").Select(cells => string.Join(" | ", cells)));

    [Fact]
    public void The_table_of_settings_has_every_setting_and_its_default()
    {
        var options = new StatusHandlingOptions();

        Assert.Equal(
            [
                ["`Policies`, under each key", $"{string.Join(", ", PolicySettings.All.Select(setting => $"`{setting.Name}`"))}: as built in"],
                ["`Retry`", Defaults(options.Retry)],
                ["`Redirects`", Defaults(options.Redirects)],
                ["`Errors`", Defaults(options.Errors)],
                [
                    "the section itself",
                    $"{Defaults(options)}, `{nameof(options.SensitiveHeaders)}` those that are known to carry credentials, to which yours are added",
                ],
            ],
            Readme.Table("section", "settings, each with its default"));
    }

    [Fact]
    public void With_the_policies_for_Kiota_and_Refit_every_error_is_returned_after_the_retries_that_are_worth_it()
    {
        Assert.Contains(
            "`Action: Return` for `4xx`, but `Action: Retry` and `Then: Return` for `408`, `425` and `429`; "
            + "`Then: Return` for `5xx`, and `Action: Return` for `501`, `505-508` and `510-511`.",
            string.Join(' ', Readme.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        var options = new StatusHandlingOptions();
        options.On("4xx").Return();
        Array.ForEach(["408", "425", "429"], key => options.On(key).Retry().Then = StatusAction.Return);
        options.On("5xx").Then = StatusAction.Return;
        Array.ForEach(["501", "505-508", "510-511"], key => options.On(key).Return());
        var policies = PolicySnapshot.FromCode(options).Table;
        var builtIn = PolicySnapshot.FromCode(new StatusHandlingOptions()).Table;

        Assert.All(Enumerable.Range(400, 200), code => Assert.Equal(StatusAction.Return, policies[(HttpStatusCode)code].Ending));
        Assert.All(
            Enumerable.Range(500, 100).Concat([408, 425, 429]),
            code => Assert.Equal(
                builtIn.ActionFor((HttpStatusCode)code) == StatusAction.Retry, policies.ActionFor((HttpStatusCode)code) == StatusAction.Retry));
    }

    [Theory]
    [InlineData("dotnet run --project samples/Quickstart")]
    [InlineData("dotnet run --project samples/Quickstart -- --telemetry")]
    [InlineData("dotnet test")]
    public void The_commands_are_named(string command) => Assert.Contains(command, Readme.Text, StringComparison.Ordinal);

    [Fact]
    public void The_page_stays_under_200_lines() => Assert.InRange(Readme.Lines.Count, 50, 199);

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimStart()));

    private static string Action(StatusPolicy policy) => policy.Then is { } then ? $"{policy.Action}, then {then}" : $"{policy.Action}";

    private static string Note(StatusPolicy policy) =>
        policy.RequireRetryAfter == true ? "only with `Retry-After`"
        : policy.MaxRetries is { } most ? $"at most {most} retry"
        : "";

    // What takes a function cannot be set in configuration, and is not in the table; what is made of parts has a row of its own.
    private static string Defaults(object options) => string.Join(
        ", ",
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType.IsValueType
        select $"`{property.Name}` {Format(property.GetValue(options))}");

    private static string Format(object? value) => value switch
    {
        null => "not set",
        bool flag => flag ? "true" : "false",
        TimeSpan { TotalSeconds: < 1 } time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms"),
        TimeSpan { TotalMinutes: < 1 } time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s"),
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
