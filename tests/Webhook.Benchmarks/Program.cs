using Webhook.Benchmarks.Engine;
using Webhook.Benchmarks.Load;
using Webhook.Benchmarks.Scale;
using Webhook.Benchmarks.Scrapes;

return args switch
{
    [LoadCommand.Name, .. var options] => await LoadCommand.RunAsync(options),
    [MetricsCommand.Name] => MetricsCommand.Run(),
    [EngineCommand.Name] => EngineCommand.Run(),
    [ScaleCommand.Name] => await ScaleCommand.RunAsync(),
    [ScaleServer.Name, var pods] => await ScaleServer.RunAsync(pods),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
    return 0;
}
