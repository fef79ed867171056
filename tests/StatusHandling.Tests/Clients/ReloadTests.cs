using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Clients;

public sealed class ReloadTests : IDisposable
{
    private const string Returns = """{ "Policies": { "404": { "Action": "Return" } } }""";
    private const string Throws = """{ "Policies": { "404": { "Action": "Throw" } } }""";

    private readonly LogLines _log = new();
    private readonly ServiceCollection _services = [];
    private ServiceProvider? _provider;

    public void Dispose()
    {
        _provider?.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void A_changed_configuration_takes_effect_at_once_for_every_client()
    {
        var configuration = Configure(Throws);
        Assert.Equal((StatusAction.Throw, StatusAction.Throw), (NotFound("github"), NotFound("gitlab")));

        configuration.Reload("""{ "Policies": { "404": { "Action": "Return" } }, "Clients": { "gitlab": { "Policies": { "404": { "Action": "Retry" } } } } }""");

        Assert.Equal((StatusAction.Return, StatusAction.Retry), (NotFound("github"), NotFound("gitlab")));
        Assert.Equal(
            ["Information 103 StatusHandling: The configuration was reloaded. Clients that follow it from their next request on: 2."],
            _log.Of(LogLevel.Information));
    }

    [Fact]
    public void A_table_that_somebody_holds_stays_as_it_is()
    {
        var configuration = Configure(Throws);
        var before = Table("github");

        configuration.Reload(Returns);

        Assert.Equal(StatusAction.Throw, before.ActionFor(HttpStatusCode.NotFound));
        Assert.NotSame(before, Table("github"));
    }

    [Theory]
    [InlineData("""{ "Policies": { "404": { "Action": "Retrn" } } }""", "All clients: StatusHandling:Policies:404:Action is \"Retrn\": did you mean Return? Allowed is Return, Throw, Retry or Follow.")]
    [InlineData("""{ "Policies": { "404": { "Action": "Return" } }, "Clients": { "gitlab": { "Retry": { "MaxRetries": -1 } } } }""", "Client \"gitlab\": StatusHandling:Clients:gitlab:Retry:MaxRetries is \"-1\": allowed is a whole number from 0 to 100.")]
    [InlineData("""{ "Policies": { "404": { "Action": "Return" } }, "Clients": { "nobody": { "Retry": { "MaxRetries": -1 } } } }""", "Client \"nobody\": StatusHandling:Clients:nobody:Retry:MaxRetries is \"-1\": allowed is a whole number from 0 to 100.")]
    [InlineData(null, "StatusHandling was there and is gone: allowed is changing it; taking it away needs a restart.")]
    [InlineData("""{}""", "StatusHandling was there and is gone: allowed is changing it; taking it away needs a restart.")]
    public void A_reload_that_is_wrong_anywhere_is_refused_as_a_whole(string? wrong, string fault)
    {
        var configuration = Configure(Throws);
        Assert.Equal((StatusAction.Throw, StatusAction.Throw), (NotFound("github"), NotFound("gitlab")));

        configuration.Reload(wrong);

        Assert.Equal((StatusAction.Throw, StatusAction.Throw), (NotFound("github"), NotFound("gitlab")));
        Assert.Equal(
            [$"Error 104 StatusHandling: The configuration was reloaded and is refused as a whole; all policies stay as they were.\n{fault}"],
            _log.Of(LogLevel.Error));
    }

    [Fact]
    public void A_client_made_after_a_refused_reload_has_the_last_good_policies()
    {
        var configuration = Configure(Returns);
        Assert.Equal(StatusAction.Return, NotFound("github"));

        configuration.Reload(null);

        Assert.Equal(StatusAction.Return, NotFound("gitlab"));
    }

    [Fact]
    public void After_a_refused_reload_a_right_one_is_followed()
    {
        var configuration = Configure(Throws);
        Assert.Equal(StatusAction.Throw, NotFound("github"));

        configuration.Reload(null);
        configuration.Reload(Returns);

        Assert.Equal(StatusAction.Return, NotFound("github"));
    }

    [Fact]
    public void A_client_that_was_refused_at_first_works_once_its_settings_are_right()
    {
        var configuration = Configure("""{ "Policies": { "4": { "Action": "Return" } } }""");
        Assert.Throws<OptionsValidationException>(() => NotFound("github"));

        configuration.Reload(Returns);

        Assert.Equal(StatusAction.Return, NotFound("github"));
    }

    [Fact]
    public void A_given_section_of_another_configuration_is_followed_too_and_missed_when_it_is_gone()
    {
        var other = new ChangingConfiguration(Returns, "Http");
        _services.AddHttpClient("gitlab").AddStatusHandling(other.Root.GetSection("Http"));
        var configuration = Configure("""{ "Policies": { "404": { "LogLevel": "Debug" } } }""");
        Assert.Equal((StatusAction.Throw, StatusAction.Return), (NotFound("github"), NotFound("gitlab")));

        other.Reload("""{ "Policies": { "404": { "Action": "Retry" } } }""");
        Assert.Equal((StatusAction.Throw, StatusAction.Retry), (NotFound("github"), NotFound("gitlab")));

        other.Reload(null);
        configuration.Reload(Returns);
        Assert.Equal((StatusAction.Throw, StatusAction.Retry), (NotFound("github"), NotFound("gitlab")));
        Assert.All(_log.Of(LogLevel.Error), line => Assert.EndsWith(
            "\nHttp was there and is gone: allowed is changing it; taking it away needs a restart.", line, StringComparison.Ordinal));
        Assert.Equal(2, _log.Of(LogLevel.Error).Count());
    }

    [Fact]
    public void Code_that_fails_in_a_reload_is_logged_and_never_thrown_at_whoever_reloads()
    {
        var configuration = new ChangingConfiguration(Throws);
        var isFailing = false;
        _services.AddSingleton<IConfiguration>(configuration.Root);
        _services.AddHttpClient("github").AddStatusHandling(_ =>
        {
            if (isFailing)
            {
                throw new InvalidOperationException("The vault is closed.");
            }
        });
        StartLogging();
        Assert.Equal(StatusAction.Throw, NotFound("github"));

        isFailing = true;
        configuration.Reload(Returns);

        Assert.Equal(StatusAction.Throw, NotFound("github"));
        Assert.StartsWith("Error 105", Assert.Single(_log.Of(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_runs_anew_over_what_was_reloaded()
    {
        var configuration = new ChangingConfiguration("""{ "Retry": { "MaxRetries": 2 } }""");
        _services.AddSingleton<IConfiguration>(configuration.Root);
        _services.AddHttpClient("github").AddStatusHandling(options => options.Retry.MaxRetries *= 2);
        StartLogging();
        Assert.Equal("Retry: MaxRetries 4 (code: Retry:MaxRetries)", Configured.Describe(Table("github"), 503));

        configuration.Reload("""{ "Retry": { "MaxRetries": 5 } }""");

        Assert.Equal("Retry: MaxRetries 10 (code: Retry:MaxRetries)", Configured.Describe(Table("github"), 503));
    }

    [Fact]
    public void Code_that_reads_something_else_follows_it_with_any_reload()
    {
        const string Same = """{ "Retry": { "MaxRetries": 2 } }""";
        var configuration = new ChangingConfiguration(Same);
        var ofAnother = 4;
        _services.AddSingleton<IConfiguration>(configuration.Root);
        _services.AddHttpClient("github").AddStatusHandling(options => options.Retry.MaxRetries = ofAnother);
        StartLogging();
        Assert.Equal("Retry: MaxRetries 4 (code: Retry:MaxRetries)", Configured.Describe(Table("github"), 503));

        ofAnother = 6;
        configuration.Reload(Same);

        Assert.Equal("Retry: MaxRetries 6 (code: Retry:MaxRetries)", Configured.Describe(Table("github"), 503));
    }

    [Fact]
    public void A_warning_is_given_once_and_a_reload_that_changes_nothing_of_ours_is_not_told()
    {
        const string Doubtful = """{ "Retry": { "MaxRetryAfter": "2m", "TotalTimeout": "30s" }, "Clients": { "nobody": {} } }""";
        var configuration = Configure(Doubtful);
        NotFound("github");

        configuration.Reload(Doubtful);
        configuration.Reload("""{ "Retry": { "MaxRetryAfter": "2m", "TotalTimeout": "30s", "MaxRetries": 1 } }""");
        configuration.Reload(Doubtful);

        Assert.Single(_log.Of(LogLevel.Warning));
        Assert.Equal(2, _log.Of(LogLevel.Information).Count());
    }

    [Fact]
    public void A_provider_that_is_gone_no_longer_listens()
    {
        var configuration = Configure(Throws);
        NotFound("github");
        var seen = _log.All.Count;

        _provider!.Dispose();
        configuration.Reload(null);

        Assert.Equal(seen, _log.All.Count);
    }

    private ChangingConfiguration Configure(string statusHandling)
    {
        var configuration = new ChangingConfiguration(statusHandling);
        _services.AddSingleton<IConfiguration>(configuration.Root);
        _services.AddHttpClient("github").AddStatusHandling();
        _services.AddHttpClient("gitlab").AddStatusHandling();
        StartLogging();
        return configuration;
    }

    private void StartLogging() => _services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));

    private StatusPolicyTable Table(string clientName) =>
        (_provider ??= _services.BuildServiceProvider()).GetRequiredService<StatusPolicyProvider>().GetPolicies(clientName);

    private StatusAction NotFound(string clientName) => Table(clientName).ActionFor(HttpStatusCode.NotFound);
}
