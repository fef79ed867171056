using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StatusHandling.Policies;

namespace StatusHandling.DependencyInjection;

/// <summary>Makes the provider of policies from what is registered.</summary>
internal static class PolicyServices
{
    public static StatusPolicyProvider MakeProvider(IServiceProvider services) => new(name =>
        PolicySnapshot.FromCode(services.GetRequiredService<IOptionsMonitor<StatusHandlingOptions>>().Get(name)));
}
