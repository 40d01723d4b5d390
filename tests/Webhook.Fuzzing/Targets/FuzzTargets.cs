using Webhook.Fuzzing.Loop;

namespace Webhook.Fuzzing.Targets;

/// <summary>Every target there is.</summary>
internal static class FuzzTargets
{
    private static readonly (string Name, Func<IFuzzTarget> Create)[] All =
    [
        ("admission", () => new AdmissionTarget()),
        ("manifest", () => new ManifestTarget()),
        ("policy", () => new PolicyTarget()),
        ("kubeconfig", () => new KubeconfigTarget()),
        ("watch", () => new WatchTarget()),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(target => target.Name)];

    /// <summary>A target of one's own, to be used by one thread; disposed of by <see cref="Release"/>.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static IFuzzTarget Create(string name) => All.Single(target => target.Name == name).Create();

    /// <summary>Gives back what a target holds, if anything.</summary>
    public static void Release(IFuzzTarget target) => (target as IDisposable)?.Dispose();
}
