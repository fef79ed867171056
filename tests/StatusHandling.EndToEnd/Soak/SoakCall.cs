namespace StatusHandling.EndToEnd.Soak;

/// <summary>One call: its plan, what the client sent for it, and what the server got.</summary>
internal sealed class SoakCall(long id, SoakPlan plan)
{
    private readonly Lock _arriving = new();
    private bool _isOver;
    private int _sent;

    public long Id => id;

    public SoakPlan Plan => plan;

    /// <summary>How often the pipeline gave it to the handlers below.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>How many requests of it the server read before it was over.</summary>
    public int Got { get; private set; }

    /// <summary>What the last of them met.</summary>
    public SoakStep? Last { get; private set; }

    public void CountSend() => Interlocked.Increment(ref _sent);

    /// <summary>A request of it has been read; null when the call is over already.</summary>
    public SoakStep? Arrive()
    {
        lock (_arriving)
        {
            return _isOver ? null : Last = Got++ < plan.Steps.Count ? plan.Steps[Got - 1] : SoakStep.Success;
        }
    }

    public void End()
    {
        lock (_arriving)
        {
            _isOver = true;
        }
    }
}
