using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StatusHandling.Configuration;
using StatusHandling.Pipeline;

namespace StatusHandling.DependencyInjection;

/// <summary>Registers the services once, and the pipeline at the place where a client asks for it.</summary>
internal static class StatusHandlingRegistration
{
    public static IHttpClientBuilder Add(IHttpClientBuilder builder, IConfiguration? section = null)
    {
        var services = builder.Services;
        services.AddOptions();
        services.AddSingleton(new ClientRegistration(builder.Name, section));
        PolicyServices.TryAdd(services);
        services.TryAddSingleton(static provider => new ClientStates(
            provider.GetRequiredService<StatusPolicyProvider>().PoliciesOf,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            provider.GetService<IMeterFactory>(),
            provider));
        AddFilter(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<HttpClientFactoryOptions>, ClientTimeout>());

        // The name is null under ConfigureHttpClientDefaults, and means every client; the builder that comes here knows which it is.
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(new ConfigureNamedOptions<HttpClientFactoryOptions>(
            builder.Name, static options => options.HttpMessageHandlerBuilderActions.Add(AddPipeline)));
        return builder;
    }

    // The first filter runs last: what every other action and filter has made of the primary handler is there by then.
    private static void AddFilter(IServiceCollection services)
    {
        if (!services.Any(service => service.ImplementationType == typeof(PrimaryHandlerFilter)))
        {
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, PrimaryHandlerFilter>());
        }
    }

    /// <summary>Whether a client asked for the pipeline.</summary>
    public static bool HasPipeline(HttpClientFactoryOptions options) => options.HttpMessageHandlerBuilderActions.Contains(AddPipeline);

    private static void AddPipeline(HttpMessageHandlerBuilder builder)
    {
        if (builder.AdditionalHandlers.OfType<StatusHandler>().Any())
        {
            return;
        }

        var client = builder.Services.GetRequiredService<ClientStates>().Of(builder.Name ?? Options.DefaultName);
        foreach (var handler in StatusHandlingPipeline.Handlers(client, ClientState.Jitter))
        {
            builder.AdditionalHandlers.Add(handler);
        }
    }
}
