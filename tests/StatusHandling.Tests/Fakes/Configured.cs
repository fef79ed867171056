using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StatusHandling.Tests.Fakes;

/// <summary>A client "github" whose application's configuration has a given "StatusHandling".</summary>
internal static class Configured
{
    public static IConfigurationRoot Json(string section, string name = "StatusHandling") => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "{{name}}": {{section}} }""")))
        .Build();

    public static StatusPolicyProvider Provider(string statusHandling, Action<StatusHandlingOptions>? code = null)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(Json(statusHandling));
        services.AddHttpClient("github").AddStatusHandling(code ?? (_ => { }));
        return services.BuildServiceProvider().GetRequiredService<StatusPolicyProvider>();
    }

    public static IEnumerable<string> Faults(string statusHandling, Action<StatusHandlingOptions>? code = null) =>
        Assert.Throws<OptionsValidationException>(() => Provider(statusHandling, code).GetPolicies("github")).Failures;

    /// <summary>The action for a code, and what is not built in: "Retry: MaxRetries 6 (StatusHandling:Policies:429)".</summary>
    public static string Describe(StatusPolicyTable table, int code)
    {
        var settings = table.Explain(code).Settings;
        var action = settings.Single(setting => setting.Name == nameof(StatusPolicy.Action)).Value;
        var own = settings.Where(setting => setting.Source != "built in");
        return $"{action}: {string.Join(", ", own.Select(setting => $"{setting.Name} {setting.Value} ({setting.Source})"))}".TrimEnd(' ', ':');
    }
}
