using System.Globalization;

namespace StatusHandling.Tests.Scripts;

/// <summary>What one send comes to: a response, or a failure of the connection.</summary>
internal sealed record ScriptedAnswer
{
    public static ScriptedAnswer Fine { get; } = new() { Status = 200 };

    public int Status { get; init; } = 200;

    /// <summary>What is thrown instead of a response; null when there is one.</summary>
    public ScriptedFailure? Failure { get; init; }

    public ScriptedDelay? Asked { get; init; }

    public string? ShouldRetry { get; init; }

    public ScriptedLocation? Location { get; init; }

    public bool SetsCookie { get; init; }

    /// <summary>Whether the handler's task is not yet complete when it is handed back.</summary>
    public bool ComesLater { get; init; }

    /// <summary>Milliseconds from the send to the answer.</summary>
    public int Takes { get; init; }

    public string[] Cells(int send) =>
    [
        send.ToString(CultureInfo.InvariantCulture),
        Failure?.ToString() ?? Status.ToString("000", CultureInfo.InvariantCulture),
        Asked?.ToString() ?? "",
        ShouldRetry ?? "",
        Location?.ToString() ?? "",
        SetsCookie ? "yes" : "",
        ComesLater ? "later" : "at once",
        $"{Takes} ms",
    ];
}
