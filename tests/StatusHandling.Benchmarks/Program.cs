using BenchmarkDotNet.Running;
using StatusHandling.Benchmarks;

if (args is ["--quick", ..])
{
    await QuickRun.RunAsync(args.Skip(1).FirstOrDefault());
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Scenarios).Assembly).Run(args);
}
