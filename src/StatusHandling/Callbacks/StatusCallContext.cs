using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;

namespace StatusHandling;

/// <summary>What every callback is told of the call it is run for; nothing of it can be changed, and it holds no response.</summary>
/// <remarks>
/// The call goes on when the callback is done; a synchronous Send blocks its thread until then, which the callback therefore must not need.
/// The time that a callback takes is a part of the call's time. When that is over, or the caller cancels, <see cref="CancellationToken"/> is
/// cancelled, and a callback that goes on nevertheless is left behind; one that blocks its thread cannot be. In a call that has used its time
/// up, 50 milliseconds are left for it. What a callback throws is logged as an error and changes nothing. Of delegates that were put together
/// with <c>+=</c>, each is awaited before the next. A callback may send with the same client, and is then run for that call too. Addresses
/// are shown without user information and fragment, their queries as <see cref="StatusErrorOptions.ShowQuery"/> says.
/// </remarks>
public abstract class StatusCallContext
{
    private protected StatusCallContext()
    {
    }

    /// <summary>Gets the name of the client, as the factory has it.</summary>
    /// <value>Empty for the default client, and for a pipeline made by <see cref="StatusHandlingPipeline"/>.</value>
    public string ClientName { get; init; } = "";

    /// <summary>Gets the application's services.</summary>
    /// <value>
    /// The root provider, which gives singletons; for a scoped service a callback makes a scope of its own, and disposes it. Not the scope of
    /// the caller, which no handler knows. <see langword="null"/> for a pipeline made by <see cref="StatusHandlingPipeline"/>.
    /// </value>
    public IServiceProvider? Services { get; init; }

    /// <summary>Gets a copy of what the caller put into <see cref="HttpRequestMessage.Options"/>, such as a correlation id of his own.</summary>
    /// <value>Empty when there is nothing. The values are the caller's own objects.</value>
    public IReadOnlyDictionary<string, object?> RequestOptions { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Gets the token that is cancelled when the caller cancels and when the time of the call is over.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Tells the log of a callback that failed, with the message of the stage that ran it.</summary>
    internal abstract void LogFailure(ILogger logger, string clientName, Exception failure);
}
