using System.Globalization;

namespace Worker;

/// <summary>One row of the table.</summary>
internal sealed class Reading(int number)
{
    private readonly List<string> _way = [];

    public bool IsBegun { get; private set; }

    public bool IsOver { get; private set; }

    public bool HasFailed { get; private set; }

    public double? Degrees { get; private set; }

    public int Attempts { get; private set; }

    public int Refusals { get; private set; }

    public string State { get; private set; } = "";

    public void Sent()
    {
        (IsBegun, State) = (true, "asking");
        Attempts++;
    }

    public void Answered(int status, TimeSpan? retryAfter)
    {
        _way.Add(status.ToString(CultureInfo.InvariantCulture));
        Refusals += status == 429 ? 1 : 0;
        State = retryAfter is { } wait ? $"waiting {wait.TotalSeconds} s" : "waiting";
    }

    public void Done(double degrees) => (IsOver, Degrees, State) = (true, degrees, "done");

    public void Failed(string message) => (IsOver, HasFailed, State) = (true, true, message);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"  {number,7}  {Attempts,8}  {Degrees,7:0.0}  {State,-13}  {string.Join(" ", _way)}");
}
