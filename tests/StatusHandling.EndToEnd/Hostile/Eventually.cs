using System.Diagnostics;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>Waits for what another thread or the system has still to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task HoldsAsync(Func<bool> condition, Func<string> otherwise, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < (patience ?? Patience), otherwise());
            await Task.Delay(20);
        }
    }
}
