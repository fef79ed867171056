using System.Globalization;

namespace StatusHandling.Tests.Scripts;

/// <summary>How a response asks to be left alone for a while: how it is written, and what it means.</summary>
internal sealed record ScriptedDelay(DelayForm Form, int Seconds)
{
    private static readonly TimeSpan OffClock = TimeSpan.FromHours(-3);

    /// <summary>Whether the field is the one of RFC 9110.</summary>
    public bool IsRetryAfter => Form != DelayForm.Milliseconds;

    public IEnumerable<(string Name, string Value)> Headers(DateTimeOffset now) => Form switch
    {
        DelayForm.Seconds => [("Retry-After", Text(Seconds))],
        DelayForm.Milliseconds => [("retry-after-ms", Text(Seconds * 1000))],
        DelayForm.Date => [("Retry-After", Date(now.AddSeconds(Seconds)))],
        DelayForm.DateByItsOwnClock => [("Date", Date(now + OffClock)), ("Retry-After", Date((now + OffClock).AddSeconds(Seconds)))],
        DelayForm.PastDate => [("Retry-After", Date(now.AddSeconds(-Seconds - 1)))],
        DelayForm.Garbage => [("Retry-After", "soon")],
        DelayForm.Negative => [("Retry-After", Text(-Seconds - 1))],
        _ => [("Retry-After", "99999999999999999999")],
    };

    /// <summary>What it asks for; null for nothing that can be read.</summary>
    public TimeSpan? Meaning(DateTimeOffset now) => Form switch
    {
        DelayForm.Seconds or DelayForm.Milliseconds or DelayForm.DateByItsOwnClock => TimeSpan.FromSeconds(Seconds),

        // A date holds whole seconds.
        DelayForm.Date => Later(TimeSpan.FromSeconds(Seconds) - TimeSpan.FromMilliseconds(now.Millisecond)),
        DelayForm.PastDate => TimeSpan.Zero,
        DelayForm.Garbage or DelayForm.Negative => null,
        _ => TimeSpan.MaxValue,
    };

    public override string ToString() => $"{Form} {Seconds}";

    private static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateTimeOffset date) => date.ToString("r", CultureInfo.InvariantCulture);
}

internal enum DelayForm { Seconds, Milliseconds, Date, DateByItsOwnClock, PastDate, Garbage, Negative, Endless }
