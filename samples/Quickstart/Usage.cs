namespace Quickstart;

/// <summary>What the program is called with, and the exit codes that it answers with.</summary>
internal static class Usage
{
    public const int Done = 0;
    public const int NotAsHoped = 1;

    private const int Wrong = 2;

    public static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        Console.Error.WriteLine("Usage: dotnet run --project samples/Quickstart [-- https://host/path | -- --explain 429 | -- --telemetry]");
        return Wrong;
    }

    public static int RefuseSettings(params string[] faults)
    {
        Console.Error.WriteLine($"{AppSettings.Name} is wrong:");
        Console.Error.WriteLine(string.Join(Environment.NewLine, faults.Select(fault => $"  {fault}")));
        return Wrong;
    }
}
