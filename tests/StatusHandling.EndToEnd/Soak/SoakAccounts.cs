using System.Collections.Concurrent;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>Holds what was sent, what arrived and what was reported of each call against one another, and adds them up.</summary>
internal sealed class SoakAccounts
{
    private const int MostFaults = 20;

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<(SoakEndingKind Kind, int Status), bool> _met = new();
    private readonly long[] _endings = new long[Enum.GetValues<SoakEndingKind>().Length];
    private long _sent;
    private long _got;
    private long _undecidable;
    private long _reported;
    private long _hops;

    /// <summary>The first of what went wrong.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>How many requests reached the server while their call was under way.</summary>
    public long Got => Interlocked.Read(ref _got);

    /// <summary>How many of those sent need not have reached it then.</summary>
    public long Undecidable => Interlocked.Read(ref _undecidable);

    /// <summary>How many calls told of all their sends.</summary>
    public long Reported => Interlocked.Read(ref _reported);

    /// <summary>How many redirects were told of.</summary>
    public long Hops => Interlocked.Read(ref _hops);

    public long Ended => Enum.GetValues<SoakEndingKind>().Sum(Of);

    public long Of(SoakEndingKind kind) => Interlocked.Read(ref _endings[(int)kind]);

    /// <summary>Whether any call ended so.</summary>
    public bool HasMet(SoakEndingKind kind, int status) => _met.ContainsKey((kind, status));

    public void Enter(SoakCall call, SoakEnding ending)
    {
        Interlocked.Increment(ref _endings[(int)ending.Kind]);
        Interlocked.Add(ref _sent, call.Sent);
        Interlocked.Add(ref _got, call.Got);
        Interlocked.Add(ref _undecidable, ending.Undecidable);
        Interlocked.Add(ref _hops, ending.Hops?.Count ?? 0);
        if (ending.Status is { } status)
        {
            _met[(ending.Kind, status)] = true;
        }

        var missing = call.Sent - call.Got;
        Check(missing >= 0 && missing <= ending.Undecidable, "the server got another number than was sent", call, ending);

        // The exception of a connection tells of attempts, and not of hops.
        var isWhole = ending.Kind == SoakEndingKind.NoResponse && call.Plan.Steps.All(step => step.Deed != SoakDeed.Redirect);
        if ((isWhole ? ending.Attempts.Count : ending.Reported) is { } reported)
        {
            Interlocked.Increment(ref _reported);
            Check(reported == call.Sent, $"{reported} sends are reported", call, ending);
        }

        // A send that was given up may still arrive, and take a step out of its turn.
        if (ending.Undecidable == 0)
        {
            Check(ending.Status is null || ending.Status == call.Last!.Status, "it ended in another status than the last", call, ending);
            Check(ending.Kind == SoakEndingKind.NoResponse == call.Last!.IsNoResponse, "no response is told wrongly", call, ending);

            // An exception of the pipeline has what came of a body that broke off. What it returns, breaks off for the caller.
            var isBroken = call.Last!.Deed == SoakDeed.CutBody && ending.Kind != SoakEndingKind.Thrown;
            Check(ending.Kind == SoakEndingKind.BrokenBody == isBroken, "the end of a body is told wrongly", call, ending);
        }
    }

    public void Fault(string fault)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Enqueue(fault);
        }
    }

    private void Check(bool holds, string otherwise, SoakCall call, SoakEnding ending)
    {
        if (!holds)
        {
            Fault($"""
                Call {call.Id}: {otherwise}.
                  sent {call.Sent}, got {call.Got}: {call.Plan.Method} {string.Join(", ", call.Plan.Steps)}
                  {ending.Kind} {ending.Status} at {ending.Uri}
                  attempts {string.Join(", ", ending.Attempts)}
                  hops {string.Join(", ", ending.Hops ?? [])}
                """);
        }
    }
}
