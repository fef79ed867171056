using System.Diagnostics;
using System.Reflection;

namespace StatusHandling.Samples;

/// <summary>One of the sample programs, started as <c>dotnet run</c> would.</summary>
internal sealed class Sample : IDisposable
{
    private readonly Process _process;

    private Sample(Process process) => _process = process;

    public static string Directory { get; } = Metadata("SamplesDirectory");

    public StreamReader Output => _process.StandardOutput;

    public static Sample Start(string name, params string[] arguments)
    {
        var program = Path.Combine(Directory, name, Metadata("BuiltTo"), $"{name}.dll");
        return new(Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            WorkingDirectory = Path.Combine(Directory, name),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string Metadata(string key) =>
        typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
