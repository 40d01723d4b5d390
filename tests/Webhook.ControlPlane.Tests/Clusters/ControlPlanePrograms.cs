using System.Collections.Concurrent;
using Webhook.Testing;
using Webhook.Testing.Tools;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>The programs of a control plane on this machine.</summary>
/// <param name="Folder">The folder that holds them; empty when they are on PATH.</param>
internal sealed record ControlPlanePrograms(string Folder)
{
    /// <summary>The program that binds pods to nodes, which not every cluster of tests runs.</summary>
    public const string Scheduler = "kube-scheduler";

    private static readonly ConcurrentDictionary<string, Task<ServerVersion>> Versions = new(StringComparer.Ordinal);

    private const string Command = "bash tests/control-plane/install.sh";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["etcd", "kube-apiserver", "kube-controller-manager", Scheduler];

    /// <summary>Path of a program.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Those of KUBEBUILDER_ASSETS; else those on PATH; else those that <c>tests/control-plane/install.sh</c> built.</summary>
    /// <exception cref="InvalidOperationException">There are none: says which command builds them.</exception>
    public static ControlPlanePrograms Find(Func<string, string?> variable)
    {
        if (variable("KUBEBUILDER_ASSETS") is { Length: > 0 } assets)
        {
            return HasAll(assets) ? new(assets) : throw new InvalidOperationException(
                $"KUBEBUILDER_ASSETS is {assets} and lacks one of {string.Join(", ", Names)}; correct it, or unset it and run: {Command}");
        }

        var path = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (Names.All(name => path.Any(folder => File.Exists(Path.Combine(folder, name)))))
            return new("");

        var built = BuiltFolder(variable);
        return HasAll(built) ? new(built) : throw new InvalidOperationException(
            $"no Kubernetes control plane: KUBEBUILDER_ASSETS is not set, PATH lacks one of {string.Join(", ", Names)}, "
            + $"and {built} was not built; run (once, three minutes): {Command}");
    }

    /// <summary>The release that they are of; the programs of one folder are asked once.</summary>
    /// <exception cref="InvalidOperationException">They are of several releases; names each with its own.</exception>
    public Task<ServerVersion> VersionAsync() => Versions.GetOrAdd(Folder, _ => AskAsync());

    private async Task<ServerVersion> AskAsync()
    {
        var asked = new List<(string Name, ServerVersion Version)>();
        // etcd has releases of its own.
        foreach (var name in Names.Skip(1))
        {
            var run = await ToolRun.StartAsync(this[name], ["--version"]);
            asked.Add((name, ServerVersion.Parse(run.Out + run.Error)));
        }

        return asked.Select(program => program.Version).Distinct().Count() == 1 ? asked[0].Version : throw new InvalidOperationException(
            $"the control plane must be of one release: {string.Join(", ", asked.Select(program => $"{program.Name} is {program.Version}"))}");
    }

    /// <summary>Where install.sh puts what it builds; says the same as its first lines.</summary>
    private static string BuiltFolder(Func<string, string?> variable)
    {
        var home = variable("XDG_CACHE_HOME") is { Length: > 0 } caches ? caches : Path.Combine(variable("HOME") ?? "/tmp", ".cache");
        var cache = variable("DAEMONSET_WEBHOOK_CACHE") is { Length: > 0 } named ? named : Path.Combine(home, "daemonset-webhook");
        return Path.Combine(cache, "control-plane", File.ReadAllText(Repository.Path("tests/control-plane/VERSION")).Trim());
    }

    private static bool HasAll(string folder) => Names.All(name => File.Exists(Path.Combine(folder, name)));
}
