using System.Net;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>One way for a server to misbehave, and what the caller gets of it.</summary>
/// <param name="Name">What the server does.</param>
/// <param name="Expected">What the caller gets, as a <see cref="HostileOutcome"/> describes it.</param>
/// <param name="Sends">How many requests the server reads until then.</param>
/// <param name="Answer">How it answers each request.</param>
internal sealed record HostileRow(string Name, string Expected, int Sends, Func<RawExchange, Task> Answer)
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>What the caller gets under ResponseHeadersRead, where he reads the body himself.</summary>
    public string ExpectedOfHeaders { get => field ?? Expected; init; }

    /// <summary>Whether Send that reads the body ends in one way, and not in one of several of .NET's own.</summary>
    public bool IsForSend { get; init; } = true;

    /// <summary>Whether no body is ever begun, so that who reads it makes no difference.</summary>
    public bool EndsInTheHead { get; init; }

    public Action<StatusHandlingOptions> Configure { get; init; } = _ => { };

    /// <summary>How many KiB of header fields the client accepts: SocketsHttpHandler's own default.</summary>
    public int HeaderLimit { get; init; } = 64;

    public ICredentials? Credentials { get; init; }

    /// <summary>A server that says the same each time.</summary>
    public static HostileRow Saying(string name, string text, string expected, int sends) =>
        new(name, expected, sends, exchange => exchange.WriteAsync(text).AsTask());

    /// <summary>A server that says something and hangs up.</summary>
    public static HostileRow HangingUp(string name, string text, string expected, int sends) => new(name, expected, sends, async exchange =>
    {
        await exchange.WriteAsync(text);
        exchange.Close();
    });

    /// <summary>A server that says something and nothing more, while the connection stays.</summary>
    public static HostileRow Stalling(string name, string text, string expected, int sends) => new(name, expected, sends, async exchange =>
    {
        await exchange.WriteAsync(text);
        await exchange.StallAsync();
    });
}
