using Webhook.Benchmarks.Engine;
using Webhook.Benchmarks.Load;
using Webhook.Benchmarks.Scale;
using Webhook.Benchmarks.Scrapes;
using Webhook.Benchmarks.Staying;

return args switch
{
    [LoadCommand.Name, .. var options] => await LoadCommand.RunAsync(options),
    [MetricsCommand.Name] => MetricsCommand.Run(),
    [EngineCommand.Name] => EngineCommand.Run(),
    [ScaleCommand.Name] => await ScaleCommand.RunAsync(),
    [ScaleServer.Name, var pods] => await ScaleServer.RunAsync(pods),
    [StayingCommand.Name, .. var options] => await StayingCommand.RunAsync(options),
    [StayingApi.Name, var port, var nodes] => await StayingApi.RunAsync(port, nodes),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
    return 0;
}
