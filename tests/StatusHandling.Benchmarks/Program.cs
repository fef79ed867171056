using BenchmarkDotNet.Running;
using StatusHandling.Benchmarks.Quick;

if (args is ["--quick", ..])
{
    await QuickRun.RunAsync(args.ElementAtOrDefault(1) ?? "");
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
}
