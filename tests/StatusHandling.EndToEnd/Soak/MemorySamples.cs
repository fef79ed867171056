namespace StatusHandling.EndToEnd.Soak;

/// <summary>The managed heap, after a collection, at several moments that are equal but for what lies behind them.</summary>
internal sealed class MemorySamples
{
    private readonly List<long> _samples = [];

    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    public void Take()
    {
        Collect();
        _samples.Add(GC.GetTotalMemory(forceFullCollection: true));
    }

    /// <summary>The least of a third of them: what is held by chance, as by one more thread of the pool, only adds to it.</summary>
    public long Third(int index)
    {
        var third = _samples.Count / 3;
        return _samples.Skip(index * third).Take(third).Min();
    }
}
