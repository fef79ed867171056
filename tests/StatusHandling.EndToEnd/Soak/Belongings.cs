using System.Net.NetworkInformation;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>What the process holds beside memory.</summary>
internal readonly record struct Belongings(int Sockets, long Timers)
{
    public static Belongings Now() => new(CountSockets(), Timer.ActiveCount);

    public bool IsNoMoreThan(Belongings other) => Sockets <= other.Sockets && Timers <= other.Timers;

    // Linux shows every descriptor of the process. Elsewhere the connections of the machine are the nearest.
    private static int CountSockets() => OperatingSystem.IsLinux()
        ? Directory.EnumerateFiles("/proc/self/fd").Count(IsSocket)
        : IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Count(connection => connection.State != TcpState.TimeWait);

    private static bool IsSocket(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // Closed meanwhile, as that of the listing is.
            return false;
        }
    }
}
