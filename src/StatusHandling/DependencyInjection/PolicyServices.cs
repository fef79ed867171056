using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StatusHandling.Clients;
using StatusHandling.Configuration;

namespace StatusHandling.DependencyInjection;

/// <summary>Registers what knows the policies, and their validation when the host starts.</summary>
internal static class PolicyServices
{
    public static void TryAdd(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(PolicyStore)))
        {
            return;
        }

        services.AddSingleton(MakeStore);
        services.TryAddSingleton(static provider => new StatusPolicyProvider(provider.GetRequiredService<PolicyStore>()));
        services.AddOptions<AtStart>().Configure<PolicyStore>(static (_, store) => store.ValidateAll()).ValidateOnStart();
    }

    private static PolicyStore MakeStore(IServiceProvider services)
    {
        var registry = new ClientRegistry(services.GetService<IConfiguration>(), services.GetServices<ClientRegistration>());
        var code = new CodeLayer(
            services.GetServices<IConfigureOptions<StatusHandlingOptions>>(),
            services.GetServices<IPostConfigureOptions<StatusHandlingOptions>>(),
            services.GetServices<IValidateOptions<StatusHandlingOptions>>());
        var logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(SectionTree.RootName);
        return new PolicyStore(registry, new ClientCompiler(code), new PolicyReport(logger, registry));
    }

    // A host validates options when it starts, and these have nothing but that.
    private sealed class AtStart;
}
