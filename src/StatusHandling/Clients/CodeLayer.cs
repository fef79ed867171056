using Microsoft.Extensions.Options;

namespace StatusHandling.Clients;

/// <summary>What code sets: the delegates given to AddStatusHandling and those of services.Configure and its relatives.</summary>
/// <remarks>
/// IOptionsMonitor is not asked: for a client it runs only what bears the client's name, while
/// <c>services.Configure&lt;StatusHandlingOptions&gt;(…)</c> without a name is meant for every client. So what bears no name or is for all
/// names runs first, and then what bears the client's. A user's own IConfigureNamedOptions is asked for both names, one after the other.
/// What was given to AddStatusHandling of a client is for that client alone, also where its name is the empty one of the default client.
/// </remarks>
internal sealed class CodeLayer(
    IEnumerable<IConfigureOptions<StatusHandlingOptions>> configurations,
    IEnumerable<IPostConfigureOptions<StatusHandlingOptions>> postConfigurations,
    IEnumerable<IValidateOptions<StatusHandlingOptions>> validations)
{
    private readonly IConfigureOptions<StatusHandlingOptions>[] _configurations = [.. configurations];
    private readonly IPostConfigureOptions<StatusHandlingOptions>[] _postConfigurations = [.. postConfigurations];
    private readonly IValidateOptions<StatusHandlingOptions>[] _validations = [.. validations];

    public void Configure(string clientName, StatusHandlingOptions options)
    {
        var isNamed = clientName != Options.DefaultName;
        foreach (var configuration in _configurations.Where(configuration => configuration is not ClientOptions { ClientName: not null }))
        {
            configuration.Configure(options);
        }

        foreach (var configuration in _configurations.OfType<IConfigureNamedOptions<StatusHandlingOptions>>())
        {
            var isForOne = configuration is ClientOptions of ? of.ClientName is not null
                : isNamed && configuration is not ConfigureNamedOptions<StatusHandlingOptions> { Name: null };
            if (isForOne)
            {
                configuration.Configure(clientName, options);
            }
        }

        foreach (var postConfiguration in _postConfigurations)
        {
            postConfiguration.PostConfigure(Options.DefaultName, options);
        }

        foreach (var postConfiguration in _postConfigurations)
        {
            if (isNamed && postConfiguration is not PostConfigureOptions<StatusHandlingOptions> { Name: null })
            {
                postConfiguration.PostConfigure(clientName, options);
            }
        }
    }

    /// <summary>What the user's own validations say.</summary>
    public IEnumerable<string> FindFaults(string clientName, StatusHandlingOptions options)
    {
        foreach (var validation in _validations)
        {
            var result = validation.Validate(clientName, options);
            if (result.Skipped && clientName != Options.DefaultName)
            {
                result = validation.Validate(Options.DefaultName, options);
            }

            foreach (var fault in result.Failures ?? [])
            {
                yield return fault;
            }
        }
    }
}
