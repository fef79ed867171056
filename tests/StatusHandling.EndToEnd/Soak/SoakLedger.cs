using System.Collections.Concurrent;
using System.Globalization;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>The calls that are under way, by the number that their requests bear.</summary>
internal sealed class SoakLedger
{
    public const string Field = "X-Call";

    private readonly ConcurrentDictionary<long, SoakCall> _calls = new();
    private long _started;

    public long Started => Interlocked.Read(ref _started);

    public SoakCall Begin(SoakPlan plan)
    {
        var call = new SoakCall(Interlocked.Increment(ref _started), plan);
        Assert.True(_calls.TryAdd(call.Id, call));
        return call;
    }

    /// <summary>The call with a number; null when it is over.</summary>
    public SoakCall? Find(ReadOnlySpan<char> number) =>
        _calls.GetValueOrDefault(long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture));

    public void End(SoakCall call)
    {
        call.End();
        Assert.True(_calls.TryRemove(call.Id, out _));
    }
}
