using System.Diagnostics;

namespace StatusHandling.Package;

/// <summary>One run of <c>dotnet</c>, as a person would start it in that directory.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    // Two cores may be building everything else at the same time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static async Task<Command> RunAsync(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the build that runs this test tells its own tools is not for another one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // A node that outlives its build would hold the pipes, and the directory.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Command(process.ExitCode, await output + await errors);
    }

    public Command ShouldSucceed()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
