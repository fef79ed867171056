using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.DependencyInjection;

public sealed class PrimaryHandlerFilterTests
{
    public static TheoryData<string, Action<IHttpClientBuilder, HttpMessageHandler>> Arrangements => new()
    {
        { "before", (builder, primary) => builder.ConfigurePrimaryHttpMessageHandler(() => primary).AddStatusHandling() },
        { "after", (builder, primary) => builder.AddStatusHandling().ConfigurePrimaryHttpMessageHandler(() => primary) },
        {
            "post-configured after", (builder, primary) =>
            {
                builder.AddStatusHandling();
                builder.Services.PostConfigureAll<HttpClientFactoryOptions>(
                    options => options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.PrimaryHandler = primary));
            }
        },
        {
            "by a filter of the user's", (builder, primary) =>
            {
                builder.Services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Replacing(primary));
                builder.AddStatusHandling();
            }
        },
        {
            "behind a handler of the user's", (builder, primary) =>
                builder.AddStatusHandling().ConfigurePrimaryHttpMessageHandler(() => new Wrapping(primary))
        },
    };

    [Theory]
    [MemberData(nameof(Arrangements))]
    public void The_automatic_redirects_of_the_primary_are_off_in_every_arrangement(string name, Action<IHttpClientBuilder, HttpMessageHandler> arrange)
    {
        using var sockets = new SocketsHttpHandler();
        using var client = new HttpClientHandler();

        Build(builder => arrange(builder, sockets));
        Build(builder => arrange(builder, client));

        Assert.False(sockets.AllowAutoRedirect, name);
        Assert.False(client.AllowAutoRedirect, name);
    }

    [Fact]
    public void A_client_without_the_pipeline_keeps_its_redirects()
    {
        using var sockets = new SocketsHttpHandler();
        var services = new ServiceCollection();
        services.AddHttpClient("other").ConfigurePrimaryHttpMessageHandler(() => sockets);
        services.AddHttpClient("ours").AddStatusHandling();
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");

        Assert.True(sockets.AllowAutoRedirect);
    }

    [Fact]
    public async Task A_shared_primary_that_has_sent_is_left_alone_and_what_it_follows_is_told_once()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/old" ? 302 : 200;
            context.Response.Headers.Location = context.Request.Path == "/old" ? "/new?token=secret" : default;
            return Task.CompletedTask;
        });
        using var shared = new SocketsHttpHandler();
        using (var other = new HttpClient(shared, disposeHandler: false))
        {
            await other.GetAsync(new Uri(server.Address, "/first"));
        }

        using var logs = new CapturedLogs();
        using var provider = Services(builder => builder.AddStatusHandling().ConfigurePrimaryHttpMessageHandler(() => new Wrapping(shared)))
            .AddSingleton<ILoggerFactory>(logs)
            .BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");

        for (var i = 0; i < 3; i++)
        {
            using var response = await client.GetAsync(new Uri(server.Address, "/old"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var entry = Assert.Single(logs.OfEvent(302));
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.Contains("/new", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry.Message, StringComparison.Ordinal);
    }

    private static ServiceCollection Services(Action<IHttpClientBuilder> arrange)
    {
        var services = new ServiceCollection();
        arrange(services.AddHttpClient("api"));
        return services;
    }

    private static void Build(Action<IHttpClientBuilder> arrange)
    {
        using var provider = Services(arrange).BuildServiceProvider();
        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("api");
    }

    private sealed class Replacing(HttpMessageHandler primary) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = primary;
        };
    }

    private sealed class Wrapping(HttpMessageHandler inner) : DelegatingHandler(inner);
}
