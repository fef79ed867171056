using System.Collections.Concurrent;

namespace StatusHandling.EndToEnd.Hostile;

/// <summary>Exceptions of tasks that nobody has looked at.</summary>
/// <remarks>They show themselves when the tasks are collected, so no other test may run meanwhile.</remarks>
internal sealed class UnobservedExceptions : IDisposable
{
    private readonly ConcurrentQueue<Exception> _seen = new();

    public UnobservedExceptions()
    {
        // Those of earlier tests are not ours.
        Collect();
        TaskScheduler.UnobservedTaskException += Note;
    }

    public IReadOnlyCollection<Exception> Seen
    {
        get
        {
            Collect();
            return _seen;
        }
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs unobserved) => _seen.Enqueue(unobserved.Exception);
}
