using Webhook.Commands;
using Webhook.Fuzzing.Targets;
using Webhook.Kubernetes.Connections;
using Webhook.Testing;

namespace Webhook.Fuzzing.Growth;

/// <summary>Everything whose work is measured: commands on files as users call them, and what the server reads.</summary>
internal sealed class GrowthUses : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("growth-");

    /// <summary>All of them.</summary>
    public IEnumerable<GrowthUse> All()
    {
        IReadOnlyList<GrowthShape> manifests = [.. ManifestShapes.Texts, .. ManifestShapes.Fields];
        yield return Command("check", manifests, "check", "-");
        yield return Command("check-json", ManifestShapes.Fields, "check", "-", "-o", "json");
        yield return Command("check-sarif", ManifestShapes.Fields, "check", "-", "-o", "sarif");
        yield return Command("mutate-diff", manifests, "mutate", "-", "-o", "diff");
        yield return Command("mutate-patch", ManifestShapes.Fields, "mutate", "-", "-o", "patch");
        yield return Command("explain", ManifestShapes.Fields, "explain", "-");
        yield return new("policy", OtherShapes.Policies, input => Run(input, "policy", "validate", Input(input)));
        yield return new("policy-check", OtherShapes.Policies, input => Run([], "check", Daemon(), "--policy", Input(input)));
        yield return new("kubeconfig", OtherShapes.Kubeconfigs, Locate);
        yield return new("watch", OtherShapes.Watches, Watch);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private GrowthUse Command(string name, IReadOnlyList<GrowthShape> shapes, params string[] arguments) => new(name, shapes, input => Run(input, arguments));

    private void Run(byte[] input, params string[] arguments)
    {
        using var output = new StringWriter();
        var terminal = new Terminal
        {
            Out = output,
            Error = output,
            OpenInput = () => new MemoryStream(input),
            Directory = _folder.FullName,
            Clock = new FakeTimeProvider(),
        };
        CommandLine.RunAsync(arguments, terminal).GetAwaiter().GetResult();
    }

    private void Locate(byte[] input)
    {
        var environment = new ConnectionEnvironment { Variable = _ => null, HomeFolder = _folder.FullName, ServiceAccount = _folder.FullName, Clock = new FakeTimeProvider() };
        try
        {
            ClusterLocator.Find(environment, Input(input));
        }
        catch (ConnectionException)
        {
            // A refusal is an answer too.
        }
    }

    private static void Watch(byte[] input)
    {
        var script = WatchScript.Parse(input);
        WatchRun.Of(script.Resource)(script, [4096]);
    }

    private string Input(byte[] input) => Write("input.yaml", input);

    private string Daemon() => Write("agent.yaml", ManifestShapes.Fields[0].Of(0));

    private string Write(string name, byte[] text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(file, text);
        return file;
    }
}
