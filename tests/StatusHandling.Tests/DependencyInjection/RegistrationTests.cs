using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StatusHandling.Pipeline;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    private readonly ServiceCollection _services = [];

    [Fact]
    public void Without_any_configuration_the_built_in_policies_hold()
    {
        _services.AddHttpClient("github").AddStatusHandling();

        Assert.Equal("All policies are the built-in ones.", Policies("github").ToString());
        Assert.Single(PipelinesOf("github"));
    }

    [Fact]
    public void A_typed_client_goes_by_the_name_that_the_factory_gives_it()
    {
        Configure("""{ "Clients": { "TypedClient": { "Policies": { "404": { "Action": "Return" } } } } }""");
        _services.AddHttpClient<TypedClient>().AddStatusHandling();

        Assert.Equal(StatusAction.Return, Policies(nameof(TypedClient)).ActionFor(System.Net.HttpStatusCode.NotFound));
        Assert.NotNull(Provider().GetRequiredService<TypedClient>());
    }

    [Fact]
    public void A_keyed_client_has_the_pipeline_of_its_name()
    {
        Configure("""{ "Clients": { "github": { "Retry": { "TotalTimeout": "7s" } } } }""");
        _services.AddHttpClient("github").AddAsKeyed().AddStatusHandling();

        Assert.Equal(TimeSpan.FromSeconds(7), Provider().GetRequiredKeyedService<HttpClient>("github").Timeout);
    }

    [Fact]
    public void Defaults_of_all_clients_give_each_its_own_policies()
    {
        Configure("""{ "Clients": { "github": { "Policies": { "404": { "Action": "Return" } } } } }""");
        _services.ConfigureHttpClientDefaults(builder => builder.AddStatusHandling(options => options.Retry.MaxRetries++));

        Assert.Equal(
            "Return: Action Return (StatusHandling:Clients:github:Policies:404), MaxRetries 4 (code: Retry:MaxRetries)",
            Configured.Describe(Policies("github"), 404));
        Assert.Equal("Throw: MaxRetries 4 (code: Retry:MaxRetries)", Configured.Describe(Policies("gitlab"), 404));
        Assert.Single(PipelinesOf("github"));
    }

    [Fact]
    public void A_client_called_twice_has_one_pipeline_and_the_options_of_both()
    {
        _services.AddHttpClient("github")
            .AddStatusHandling(options => options.On("404").Return())
            .AddStatusHandling(options => options.On("405").Return());

        Assert.Equal("Return: Action Return (code: 404)", Configured.Describe(Policies("github"), 404));
        Assert.Equal("Return: Action Return (code: 405)", Configured.Describe(Policies("github"), 405));
        Assert.Single(PipelinesOf("github"));
    }

    [Fact]
    public void Defaults_and_a_clients_own_call_make_one_pipeline_in_which_the_clients_options_win()
    {
        _services.AddHttpClient("github").AddStatusHandling(options => options.Retry.MaxRetries = 5);
        _services.ConfigureHttpClientDefaults(builder => builder.AddStatusHandling(options => options.Retry.MaxRetries = 2));

        Assert.Equal("Retry: MaxRetries 5 (code: Retry:MaxRetries)", Configured.Describe(Policies("github"), 503));
        Assert.Equal("Retry: MaxRetries 2 (code: Retry:MaxRetries)", Configured.Describe(Policies("gitlab"), 503));
        Assert.Single(PipelinesOf("github"));
    }

    [Fact]
    public void Configuring_the_options_without_a_name_reaches_every_client_and_by_name_one()
    {
        _services.AddHttpClient("github").AddStatusHandling();
        _services.Configure<StatusHandlingOptions>("github", options => options.Retry.MaxRetries *= 10);
        _services.Configure<StatusHandlingOptions>(options => options.Retry.MaxRetries = 4);
        _services.AddOptions<StatusHandlingOptions>().Configure<Depended>((options, depended) => options.Retry.MaxRetries += depended.Number);

        Assert.Equal("Retry: MaxRetries 50 (code: Retry:MaxRetries)", Configured.Describe(WithDepended("github"), 503));
        Assert.Equal("Retry: MaxRetries 5 (code: Retry:MaxRetries)", Configured.Describe(WithDepended("gitlab"), 503));

        StatusPolicyTable WithDepended(string name)
        {
            _services.AddSingleton<Depended>();
            return Policies(name);
        }
    }

    [Fact]
    public void Configuring_all_names_runs_once_for_each_client()
    {
        _services.AddHttpClient("github").AddStatusHandling();
        _services.ConfigureAll<StatusHandlingOptions>(options => options.Retry.MaxRetries++);
        _services.PostConfigureAll<StatusHandlingOptions>(options => options.Retry.MaxRetries *= 10);

        Assert.Equal("Retry: MaxRetries 40 (code: Retry:MaxRetries)", Configured.Describe(Policies("github"), 503));
        Assert.Equal("Retry: MaxRetries 40 (code: Retry:MaxRetries)", Configured.Describe(Policies(""), 503));
    }

    [Fact]
    public void A_post_configuration_has_the_last_word()
    {
        _services.AddHttpClient("github").AddStatusHandling(options => options.Retry.MaxRetries = 5);
        _services.PostConfigure<StatusHandlingOptions>(options => options.Retry.MaxRetries = 6);
        _services.PostConfigure<StatusHandlingOptions>("github", options => options.Retry.MaxRetries++);

        Assert.Equal("Retry: MaxRetries 7 (code: Retry:MaxRetries)", Configured.Describe(Policies("github"), 503));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("github")]
    public void A_validation_of_the_users_own_is_asked(string? name)
    {
        _services.AddHttpClient("github").AddStatusHandling();
        _services.AddSingleton<IValidateOptions<StatusHandlingOptions>>(
            new ValidateOptions<StatusHandlingOptions>(name, options => options.Retry.MaxRetries < 3, "House rule: at most 2 retries."));

        var thrown = Assert.Throws<OptionsValidationException>(() => Policies("github"));

        Assert.Equal(["Client \"github\": House rule: at most 2 retries."], thrown.Failures);
    }

    [Fact]
    public void Options_bound_by_the_framework_count_as_code()
    {
        _services.AddHttpClient("github").AddStatusHandling();
        _services.Configure<StatusHandlingOptions>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Policies:429:MaxRetries", "6"), new("Retry:MaxRetries", "2")])
            .Build());

        Assert.Equal("Retry: MaxRetries 6 (code: 429)", Configured.Describe(Policies("github"), 429));
        Assert.Equal("Retry: MaxRetries 2 (code: Retry:MaxRetries)", Configured.Describe(Policies("github"), 503));
    }

    [Fact]
    public void Environment_variables_work_as_for_every_configuration()
    {
        Environment.SetEnvironmentVariable("STATUSTEST_StatusHandling__Policies__429__MaxRetries", "6");
        _services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables("STATUSTEST_").Build());
        _services.AddHttpClient("github").AddStatusHandling();

        Assert.Equal("Retry: MaxRetries 6 (StatusHandling:Policies:429)", Configured.Describe(Policies("github"), 429));
    }

    [Fact]
    public void The_command_line_works_as_for_every_configuration()
    {
        _services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddCommandLine(["--StatusHandling:Policies:429:MaxRetries", "6", "--StatusHandling:Clients:github:Retry:MaxRetries=1"])
            .Build());
        _services.AddHttpClient("github").AddStatusHandling();

        Assert.Equal("Retry: MaxRetries 6 (StatusHandling:Policies:429)", Configured.Describe(Policies("github"), 429));
        Assert.Equal("Retry: MaxRetries 1 (StatusHandling:Clients:github:Retry:MaxRetries)", Configured.Describe(Policies("github"), 503));
    }

    private void Configure(string statusHandling) => _services.AddSingleton<IConfiguration>(Configured.Json(statusHandling));

    private ServiceProvider Provider() => _services.BuildServiceProvider();

    private StatusPolicyTable Policies(string clientName) => Provider().GetRequiredService<StatusPolicyProvider>().GetPolicies(clientName);

    private IEnumerable<StatusHandler> PipelinesOf(string clientName)
    {
        var handler = Provider().GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(clientName);
        for (var link = handler as DelegatingHandler; link is not null; link = link.InnerHandler as DelegatingHandler)
        {
            if (link is StatusHandler pipeline)
            {
                yield return pipeline;
            }
        }
    }

    private sealed class TypedClient(HttpClient client)
    {
        public HttpClient Client { get; } = client;
    }

    private sealed class Depended
    {
        public int Number { get; } = 1;
    }
}
