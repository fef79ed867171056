using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using StatusHandling;
using StatusHandling.Clients;
using StatusHandling.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives an <see cref="HttpClient"/> the right reaction to every status code.</summary>
public static class StatusHandlingHttpClientBuilderExtensions
{
    /// <summary>Adds the pipeline, with the policies of the configuration sections <c>StatusHandling</c> and <c>StatusHandling:Clients:&lt;name&gt;</c>.</summary>
    /// <param name="builder">The builder of a client, or the one of <c>ConfigureHttpClientDefaults</c>.</param>
    /// <returns>The builder. Called again for one client, this adds no second pipeline.</returns>
    /// <remarks>
    /// <para>
    /// Handlers that are added before this run once for the call, those after it once for every send: each attempt, and each hop of a redirect.
    /// One that adds a credential adds it for every origin that a redirect leads to, unless it looks at the address itself. Each of these
    /// sends has the method, address, content and headers that the caller gave, whatever such a handler made of an earlier one. But a value
    /// that it appended to a field of the caller's own cannot be told apart from it, and is sent again; and one that removes a field of the
    /// caller's may lose it for a later attempt.
    /// </para>
    /// <para>
    /// Wrong settings keep a host from starting, and all faults of all clients are told together; without a host they are thrown as
    /// <see cref="OptionsValidationException"/> when the client is first made. A reload of the configuration takes effect with the next
    /// request; one with a fault is logged and changes nothing.
    /// </para>
    /// </remarks>
    public static IHttpClientBuilder AddStatusHandling(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return StatusHandlingRegistration.Add(builder);
    }

    /// <summary>Adds the pipeline, with the policies of one more section, which is nearer than those found by name.</summary>
    /// <param name="builder">The builder of a client, or the one of <c>ConfigureHttpClientDefaults</c>.</param>
    /// <param name="section">The section, of the same form as <c>StatusHandling</c>.</param>
    /// <returns>The builder. Called again for one client, this adds the section, and no second pipeline.</returns>
    public static IHttpClientBuilder AddStatusHandling(this IHttpClientBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        return StatusHandlingRegistration.Add(builder, section);
    }

    /// <summary>Adds the pipeline, with options set in code, which are nearer than all configuration.</summary>
    /// <param name="builder">The builder of a client, or the one of <c>ConfigureHttpClientDefaults</c>.</param>
    /// <param name="configure">Sets what differs.</param>
    /// <returns>The builder. Called again for one client, this adds the options, and no second pipeline.</returns>
    public static IHttpClientBuilder AddStatusHandling(this IHttpClientBuilder builder, Action<StatusHandlingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddSingleton<IConfigureOptions<StatusHandlingOptions>>(new ClientOptions(builder.Name, configure));
        return StatusHandlingRegistration.Add(builder);
    }
}
