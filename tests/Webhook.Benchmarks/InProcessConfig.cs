using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Webhook.Benchmarks;

/// <summary>Measures in this process: the project that BenchmarkDotNet would generate can't restore under locked central versions.</summary>
internal sealed class InProcessConfig : ManualConfig
{
    public InProcessConfig() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
}
