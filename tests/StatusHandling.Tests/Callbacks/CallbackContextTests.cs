using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Callbacks;

/// <summary>What a callback can reach: services, the caller's own data, and no secret.</summary>
public sealed class CallbackContextTests
{
    private static readonly HttpRequestOptionsKey<string> CorrelationId = new("correlation id");

    public static TheoryData<string> Callbacks => ["OnRetry", "OnRedirect", "OnError"];

    [Theory]
    [MemberData(nameof(Callbacks))]
    public async Task Services_give_singletons_and_scopes_for_the_rest(string callback)
    {
        using var scene = new CallbackScene();
        scene.Services.AddSingleton<Ledger>().AddScoped<Visit>();
        var visits = new List<Visit>();
        scene.Does = async context =>
        {
            await using var scope = context.Services!.CreateAsyncScope();
            visits.Add(scope.ServiceProvider.GetRequiredService<Visit>());
            Assert.Same(context.Services!.GetRequiredService<Ledger>(), scope.ServiceProvider.GetRequiredService<Ledger>());
            Assert.False(visits[^1].IsDisposed);
        };

        await scene.RunAsync(callback);
        await scene.RunAsync(callback);

        Assert.Equal(2, visits.Distinct().Count());
        Assert.All(visits, visit => Assert.True(visit.IsDisposed));
        Assert.Empty(scene.Failures);
    }

    [Fact]
    public async Task Services_are_the_root_provider_which_refuses_what_is_scoped()
    {
        using var scene = new CallbackScene();
        scene.Services.AddScoped<Visit>();
        scene.Does = context =>
        {
            context.Services!.GetRequiredService<Visit>();
            return default;
        };

        await scene.RunAsync("OnError");

        Assert.IsType<InvalidOperationException>(Assert.Single(scene.Logs.OfEvent(410)).Exception);
    }

    [Fact]
    public async Task Without_a_factory_there_are_no_services_and_no_name()
    {
        using var scene = new Scene();
        StatusErrorContext? told = null;
        scene.Options.OnError = context =>
        {
            told = context;
            return default;
        };
        scene.Server.Answers(404);

        await scene.GetAsync();

        Assert.Equal((null, ""), (told!.Services, told.ClientName));
    }

    [Theory]
    [MemberData(nameof(Callbacks))]
    public async Task The_callers_own_data_of_the_request_is_there_and_nothing_of_ours(string callback)
    {
        using var scene = new CallbackScene();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.test/");
        request.Options.Set(CorrelationId, "42");
        scene.Server.Answers(302, ("Location", "/there")).Answers(503, ("Retry-After", "1")).Answers(404);

        await scene.SendAsync(request);

        var context = scene.Told.Select(told => told.Context).Single(told => Name(told) == callback);
        Assert.Equal(("api", "42"), (context.ClientName, context.RequestOptions[CorrelationId.Key]));
        Assert.Single(context.RequestOptions);
    }

    [Fact]
    public async Task No_context_leads_to_a_secret_or_to_a_response()
    {
        using var scene = new CallbackScene();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://user:secret@a.test/path?token=secret#secret");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer secret");
        scene.Server
            .Answers(503, ("Set-Cookie", "secret"), ("Retry-After", "1"))
            .Answers(302, ("Location", "https://user:secret@b.test/?secret#secret"))
            .Answers(503, ("Retry-After", "1"))
            .Answers(401, ("Set-Cookie", "secret"), ("Location", "/?secret"));
        var noted = new List<object>();
        scene.Does = context =>
        {
            Note(context, noted);
            throw new InvalidTimeZoneException();
        };

        await scene.SendAsync(request);

        Assert.Equal(4, scene.Told.Count);
        Assert.Contains("https://b.test/?*", noted.OfType<Uri>().Select(uri => uri.OriginalString));
        Assert.DoesNotContain(noted, value => value is HttpResponseMessage or HttpRequestMessage or HttpContent or Stream);
        Assert.All(
            noted.Select(value => value is Uri uri ? uri.OriginalString : value.ToString()).Concat(scene.Logs.Entries.Select(entry => entry.Message)),
            text => Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_callback_survives_a_reload_of_the_configuration()
    {
        var configuration = new ChangingConfiguration("""{ "Retry": { "MaxRetries": 0 } }""");
        using var scene = new CallbackScene();
        scene.Services.AddSingleton<IConfiguration>(configuration.Root);
        await scene.RunAsync("OnError");

        configuration.Reload("""{ "Retry": { "MaxRetries": 1 } }""");
        await scene.RunAsync("OnRetry");
        await scene.RunAsync("OnRedirect");
        await scene.RunAsync("OnError");

        Assert.Equal(["OnError", "OnRetry", "OnRedirect", "OnError"], scene.Told.Select(told => Name(told.Context)));
        Assert.Single(scene.Logs.Entries, entry => entry.EventId.Name == "PoliciesReloaded");
    }

    [Fact]
    public async Task A_clients_own_callback_replaces_the_one_for_all_clients_or_is_added_to_it()
    {
        var story = new List<string>();
        using var scene = new CallbackScene().With(options => options.OnRetry += _ => Add("added"));
        scene.Services.Configure<StatusHandlingOptions>(options => (options.OnRetry, options.OnError) = (_ => Add("replaced"), _ => Add("replaced")));
        scene.Services.PostConfigureAll<StatusHandlingOptions>(options => options.OnError += _ => Add("after all"));

        await scene.RunAsync("OnRetry");
        await scene.RunAsync("OnError");

        Assert.Equal(["added", "after all"], story);
        Assert.Equal(["OnRetry", "OnError"], scene.Told.Select(told => Name(told.Context)));

        ValueTask Add(string line)
        {
            story.Add(line);
            return default;
        }
    }

    [Fact]
    public async Task Options_that_are_changed_after_the_pipeline_was_made_change_no_callback()
    {
        using var scene = new Scene();
        var told = 0;
        scene.Options.OnError = _ => new ValueTask(Task.FromResult(told++));
        _ = scene.Client;
        scene.Options.OnError = null;
        scene.Server.Answers(404);

        await scene.GetAsync();

        Assert.Equal(1, told);
    }

    [Fact]
    public void A_context_can_be_made_by_the_tests_of_a_callback()
    {
        var attempt = new StatusAttempt(1, HttpMethod.Get, new("http://a.test/"), null, null, default, RetryDecision.Retried, null);
        var hop = new RedirectHop(new("http://a.test/"), new("http://b.test/"), System.Net.HttpStatusCode.Found, HttpMethod.Get);
        StatusCallContext[] contexts =
        [
            new StatusRetryContext(attempt) { ClientName = "api" }, new StatusRedirectContext(hop), new StatusErrorContext(new TimeoutException()),
        ];

        Assert.All(contexts, context => Assert.Equal((null, 0), (context.Services, context.RequestOptions.Count)));
        Assert.Throws<ArgumentNullException>(() => new StatusRetryContext(null!));
        Assert.Throws<ArgumentNullException>(() => new StatusRedirectContext(null!));
        Assert.Throws<ArgumentNullException>(() => new StatusErrorContext(null!));
    }

    private static string Name(StatusCallContext context) => context switch
    {
        StatusRetryContext => "OnRetry",
        StatusRedirectContext => "OnRedirect",
        _ => "OnError",
    };

    // Everything that properties lead to, as a serializer would find it; not into the framework's own types.
    private static void Note(object? value, List<object> noted)
    {
        if (value is null || noted.Exists(known => ReferenceEquals(known, value)))
        {
            return;
        }

        noted.Add(value);
        if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Note(item, noted);
            }
        }

        if (value.GetType().Namespace?.StartsWith("StatusHandling", StringComparison.Ordinal) == true)
        {
            foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                Note(property.GetValue(value), noted);
            }
        }
    }

    private sealed class Ledger;

    private sealed class Visit : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
