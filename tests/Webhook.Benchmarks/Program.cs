using Webhook.Benchmarks.Scale;

return args switch
{
    [ScaleCommand.Name] => await ScaleCommand.RunAsync(),
    [ScaleServer.Name] => await ScaleServer.RunAsync(),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
    return 0;
}
