using BenchmarkDotNet.Running;
using StatusHandling.Benchmarks.Quick;

if (args is ["--quick", ..])
{
    return await QuickRun.RunAsync(args.ElementAtOrDefault(1) ?? "");
}

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
