using System.Diagnostics;
using System.Globalization;

namespace Worker;

/// <summary>The live table: drawn over and over on a terminal; where the output goes to a file, a line for each reading.</summary>
internal sealed class Board
{
    public const int Readings = 18;
    private const int Shown = 6;
    private const int BarWidth = 30;
    private const string Head = "  reading  attempts  degrees  now            answers";

    private readonly Lock _gate = new();
    private readonly Reading[] _readings = [.. Enumerable.Range(1, Readings).Select(number => new Reading(number))];
    private readonly bool _isLive = !Console.IsOutputRedirected;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _drawn;
    private bool _isClosed;

    /// <summary>Shows the table until what is returned is disposed.</summary>
    public IDisposable? Show()
    {
        if (_isLive)
        {
            return new Timer(_ => Draw(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        }

        Console.WriteLine(Head);
        return null;
    }

    public void Sent(int number) => Change(number, reading => reading.Sent());

    public void Answered(int number, int status, TimeSpan? retryAfter) => Change(number, reading => reading.Answered(status, retryAfter));

    public void Done(int number, double degrees) => Change(number, reading => reading.Done(degrees));

    public void Failed(int number, string message) => Change(number, reading => reading.Failed(message));

    /// <summary>Closes the table, and returns whether every reading is there.</summary>
    public bool Summarize()
    {
        if (_isLive)
        {
            Draw();
        }

        lock (_gate)
        {
            _isClosed = true;
            var failed = _readings.Count(reading => reading.HasFailed);
            var average = _readings.Average(reading => reading.Degrees);
            var (attempts, refusals) = (_readings.Sum(reading => reading.Attempts), _readings.Sum(reading => reading.Refusals));
            var took = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Readings - failed} of {Readings} readings, {average:0.0} degrees on average, in {took:0.0} s: "
                + $"asked {attempts} times, {refusals} of them too soon."));
            return failed == 0;
        }
    }

    private void Change(int number, Action<Reading> change)
    {
        lock (_gate)
        {
            var reading = _readings[number - 1];
            change(reading);
            if (!_isLive && reading.IsOver)
            {
                Console.WriteLine($"{reading}   [{_readings.Count(other => other.IsOver)}/{Readings}]");
            }
        }
    }

    // Each drawing goes back over the last one, line by line, so that nothing flickers. A late tick of the timer draws no more.
    private void Draw()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            var over = _readings.Count(reading => reading.IsOver);
            var bar = new string('█', BarWidth * over / Readings).PadRight(BarWidth, '░');
            var rows = _readings.Where(reading => reading.IsBegun).TakeLast(Shown).Select(reading => $"{reading}");
            string[] lines = [Head, .. rows, $"  {bar} {over}/{Readings}"];
            var back = _drawn > 0 ? $"\e[{_drawn}A" : "";
            Console.Write(back + string.Concat(lines.Select(line => $"\e[2K{Fit(line)}\n")));
            _drawn = lines.Length;
        }
    }

    // A line that wraps would be two to go back over.
    private static string Fit(string line) => Console.WindowWidth is > 1 and var width && line.Length >= width ? line[..(width - 1)] : line;
}
