namespace Quickstart;

/// <summary>What the program is called with, and the exit codes that it answers with.</summary>
internal static class Usage
{
    public const int Done = 0;
    public const int NotAsHoped = 1;

    private const int Wrong = 2;
    private const string Line = "Usage: dotnet run --project samples/Quickstart [-- https://host/path | -- --explain 429 | -- --telemetry]";

    public static int Show()
    {
        Console.WriteLine(Line);
        return Done;
    }

    public static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        Console.Error.WriteLine(Line);
        return Wrong;
    }

    public static int RefuseSettings(params string[] faults)
    {
        Console.Error.WriteLine($"{AppSettings.Name} is wrong:");
        Console.Error.WriteLine(string.Join(Environment.NewLine, faults.Select(fault => $"  {fault}")));
        return Wrong;
    }
}
