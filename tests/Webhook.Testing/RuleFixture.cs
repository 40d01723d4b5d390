using System.Text;
using Webhook.Model.Apps;
using Webhook.Model.Manifests;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rules;
using Xunit;

namespace Webhook.Testing;

/// <summary>One manifest below tests/fixtures/rules; the README there says how it is read.</summary>
public sealed class RuleFixture
{
    /// <summary>Folder of all fixtures, below the repository.</summary>
    public const string Folder = "tests/fixtures/rules";

    private const string ClusterMark = "\n# cluster\n";

    private readonly Dictionary<string, string> _header;
    private readonly ManifestFile _manifest;
    private readonly ClusterSnapshot? _cluster;

    private RuleFixture(string rule, string name)
    {
        (Rule, Name) = (rule, name);
        var text = File.ReadAllText(Repository.Path($"{Folder}/{rule}/{name}.yaml"));
        _header = text.Split('\n').TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal) && line.Contains(": "))
            .Select(line => line[2..].Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        var parts = text.Split(ClusterMark, 2);
        _manifest = ManifestReader.Read($"{name}.yaml", parts[0]);
        _cluster = parts.Length == 1 ? null : ClusterManifest.Read($"{name}.yaml", parts[1]);
        Assert.DoesNotContain(_manifest.Problems, problem => problem.Severity == ProblemSeverity.Error);
    }

    /// <summary>Id of the rule: the folder.</summary>
    public string Rule { get; }

    /// <summary>Whether it holds a cluster.</summary>
    public bool IsLive => _cluster is not null;

    /// <summary>File name without its ending.</summary>
    public string Name { get; }

    /// <summary>Path of the findings expected, below the repository.</summary>
    public string ExpectedPath => $"{Folder}/{Rule}/{Name}.expected.txt";

    /// <summary>Every fixture as rule and name, <c>pass-…</c> or <c>fail-…</c>, in order.</summary>
    public static IEnumerable<(string Rule, string Name)> All =>
        from folder in Directory.GetDirectories(Repository.Path(Folder)).Order(StringComparer.Ordinal)
        from file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
        select (Path.GetFileName(folder), Path.GetFileNameWithoutExtension(file));

    /// <summary>Reads one.</summary>
    public static RuleFixture Read(string rule, string name) => new(rule, name);

    /// <summary>What the rule reports, a line each: <c>Action field: message; remedy</c>. A rule that is off by default warns.</summary>
    public string Run()
    {
        var rule = RuleCatalogue.Find(Rule)!.Configure(Parameters.Of(_header.GetValueOrDefault("parameters")));
        var action = rule.Descriptor.DefaultAction == RuleAction.Off ? RuleAction.Warn : rule.Descriptor.DefaultAction;
        var lines = RuleRun.Of(rule, Review()).Select(finding => $"{action} {finding.Field}: {finding.Message}; {finding.Remedy}\n");
        return string.Concat(lines);
    }

    private DaemonSetReview Review()
    {
        var source = _header.GetValueOrDefault("source") is { } name ? Enum.Parse<ReviewSource>(name, ignoreCase: true) : ReviewSource.Manifest;
        return Objects() with { Source = source, Cluster = _cluster };
    }

    private DaemonSetReview Objects()
    {
        var objects = _manifest.Objects;
        return (objects.Count, _header.GetValueOrDefault("operation")) switch
        {
            (1, null) => A.Review(Operation.Create, Read(objects[0]), null) with { ObjectJson = objects[0].Json, UnknownFields = objects[0].UnknownFields },
            (1, "delete") => A.Review(Operation.Delete, null, Read(objects[0])) with { OldObjectJson = objects[0].Json },
            (2, null) => A.Review(Operation.Update, Read(objects[1]), Read(objects[0])) with { ObjectJson = objects[1].Json, OldObjectJson = objects[0].Json },
            var (count, operation) => throw new InvalidDataException($"{Name}.yaml: {count} documents don't go with operation {operation ?? "create or update"}"),
        };
    }

    private static DaemonSet Read(ManifestObject manifest) => manifest.DaemonSet
        ?? throw new InvalidDataException($"{manifest.Source} holds no DaemonSet that can be decoded: {Encoding.UTF8.GetString(manifest.Json.Span)}");
}
