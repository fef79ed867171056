using System.Globalization;
using System.Text;

namespace StatusHandling.Tests.Scripts;

/// <summary>How a call went: as the model expects it, or as the library did it.</summary>
internal sealed class Course
{
    public List<SentMessage> Sends { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    public List<AccountedSend> Attempts { get; } = [];

    public List<FollowedHop> Hops { get; } = [];

    /// <summary>What the caller got, in words.</summary>
    public string Ending { get; set; } = "";

    /// <summary>What must never happen, such as a response that nobody disposed.</summary>
    public List<string> Faults { get; } = [];

    public override string ToString()
    {
        var text = new StringBuilder();
        Append("send", Sends);
        Append("wait", Waits.Select(wait => wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + " ms"));
        Append("attempt", Attempts);
        Append("hop", Hops);
        Append("fault", Faults);
        return text.Append("end: ").Append(Ending).ToString();

        void Append(string title, IEnumerable<object> lines)
        {
            foreach (var line in lines)
            {
                text.Append(title).Append(": ").Append(line).AppendLine();
            }
        }
    }
}

internal sealed record SentMessage(string Method, Uri Uri, string? Body, bool HasAuthorization, bool HasIdempotencyKey)
{
    public override string ToString() =>
        $"{Method} {Uri} {Body ?? "-"}{(HasAuthorization ? " Authorization" : "")}{(HasIdempotencyKey ? " Idempotency-Key" : "")}";
}

/// <summary>One entry of the account. Times are in milliseconds; a wait counts as long as the timer for it.</summary>
internal sealed record AccountedSend(int Number, string Method, int? Status, double Duration, RetryDecision Decision, double? Delay)
{
    public override string ToString()
    {
        var outcome = Status?.ToString("000", CultureInfo.InvariantCulture) ?? "no response";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Number} {Method} {outcome} after {Duration} ms, {Decision} {Delay}");
        return text.TrimEnd();
    }
}

internal sealed record FollowedHop(int Status, string Method)
{
    public override string ToString() => $"{Status} to {Method}";
}
