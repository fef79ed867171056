using System.Text;

namespace StatusHandling.Tests.Scripts;

/// <summary>One call and everything that happens to it. What comes after the last answer is answered with 200.</summary>
internal sealed record Script(
    ScriptedRequest Request, ScriptedOptions Options, IReadOnlyList<ScriptedAnswer> Answers, Cancellation Cancellation)
{
    private static readonly string[] Titles =
        ["send", "answer", "asks to wait", "x-should-retry", "Location", "sets cookie", "comes", "takes"];

    public ScriptedAnswer AnswerTo(int send) => send <= Answers.Count ? Answers[send - 1] : ScriptedAnswer.Fine;

    /// <summary>The script as a person reads it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine()
            .AppendLine(Request.ToString())
            .AppendLine(Options.ToString())
            .AppendLine(Cancellation.ToString());
        string[][] rows = [Titles, .. Answers.Select((answer, index) => answer.Cells(index + 1)), ["then", "200", "", "", "", "", "", ""]];
        var widths = Enumerable.Range(0, Titles.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            text.AppendLine("  | " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |");
        }

        return text.ToString();
    }
}

/// <summary>When the caller gives up: before, during or after how many sends or waits.</summary>
internal sealed record Cancellation(CancelMoment Moment, int Number)
{
    public static Cancellation Never { get; } = new(CancelMoment.Never, 1);

    public bool Is(CancelMoment moment, int number) => Moment == moment && Number == number;

    public override string ToString() => Moment == CancelMoment.Never ? "never cancelled" : $"cancelled {Moment} {Number}";
}

internal enum CancelMoment { Never, BeforeSend, DuringSend, DuringWait }
