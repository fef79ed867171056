using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using StatusHandling.Pipeline;

namespace StatusHandling.DependencyInjection;

/// <summary>Makes the time of a call one with the Timeout of its client, after all other actions on the client.</summary>
/// <remarks>TotalTimeout, when set, becomes the client's Timeout; otherwise that Timeout is the time of a call.</remarks>
internal sealed class ClientTimeout(ClientStates states) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (StatusHandlingRegistration.HasPipeline(options))
        {
            options.HttpClientActions.Add(client => Agree(client, states.Of(name ?? Options.DefaultName)));
        }
    }

    private static void Agree(HttpClient client, ClientState state)
    {
        if (state.Policies.Current.Retry.TotalTimeout is { } total)
        {
            client.Timeout = total;
        }

        state.NoteTimeout(client.Timeout);
    }
}
