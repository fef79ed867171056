using Microsoft.Extensions.DependencyInjection;
using StatusHandling;

namespace Quickstart;

/// <summary>What the client does about one status, and which layer and key say so.</summary>
internal static class Explanation
{
    public static int Show(IServiceProvider services, string code)
    {
        if (!HttpStatus.TryParse(code, out var status))
        {
            return Usage.Refuse($"\"{code}\" is no status: give a number from 0 to 999, such as 429, or a name, such as NotFound.");
        }

        Console.WriteLine(services.GetRequiredService<StatusPolicyProvider>().GetPolicies("quickstart").Explain(status.Code));
        return Usage.Done;
    }
}
