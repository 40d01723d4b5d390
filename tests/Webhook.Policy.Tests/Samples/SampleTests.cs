using Webhook.Model.Manifests;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Samples;

public sealed class SampleTests
{
    private const string Folder = "deploy/samples";
    private const string PolicyFile = "policy.yaml";

    private static readonly PolicyEngine Engine = new([PolicyReader.Default]);

    public static TheoryData<string> DaemonSets() => [.. Files().Where(name => name != PolicyFile)];

    [Theory]
    [MemberData(nameof(DaemonSets))]
    public void Gives_each_sample_the_verdict_of_its_header(string name)
    {
        var verdict = Engine.Evaluate(Review(name));

        var rules = verdict.Findings.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal);
        var action = verdict.Action == RuleAction.Off ? "Pass" : verdict.Action.ToString();
        Assert.Equal(Header(name, "verdict").Split(' ').Skip(1).Order(StringComparer.Ordinal), rules);
        Assert.Equal(Header(name, "verdict").Split(' ')[0], action);
    }

    [Theory]
    [MemberData(nameof(DaemonSets))]
    public void Adds_as_many_tolerations_to_each_sample_as_its_header_says(string name) =>
        Assert.Equal(Header(name, "injected"), Engine.Inject(Review(name)).Added.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Accepts_the_sample_policy()
    {
        var read = PolicyReader.Read(Read(PolicyFile));

        Assert.Empty(read.Problems);
        Assert.Equal("platform", Assert.Single(read.Policies).Name);
    }

    [Fact]
    public void Refuses_to_delete_the_protected_sample()
    {
        var created = Review("protected.yaml");

        var verdict = Engine.Evaluate(created with
        {
            Operation = Operation.Delete,
            Object = null,
            ObjectJson = default,
            OldObject = created.Object,
            OldObjectJson = created.ObjectJson,
        });

        Assert.Equal("deletion-protection", Assert.Single(verdict.Findings, finding => finding.Action == RuleAction.Deny).Rule);
    }

    [Fact]
    public void Lists_every_sample_in_the_readme()
    {
        var readme = File.ReadAllText(Repository.Path($"{Folder}/README.md"));

        Assert.All(Files(), name => Assert.Contains($"]({name})", readme, StringComparison.Ordinal));
        Assert.All(DaemonSets().Select(row => row.Data), name => Assert.Contains(
            $" | {Header(name, "verdict").Split(' ')[0].ToLowerInvariant()} |",
            readme.Split('\n').Single(line => line.Contains($"]({name})", StringComparison.Ordinal)),
            StringComparison.Ordinal));
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Path(Folder), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string Text(string name) => File.ReadAllText(Repository.Path($"{Folder}/{name}"));

    private static ManifestFile Read(string name) => ManifestReader.Read($"{Folder}/{name}", Text(name));

    private static string Header(string name, string key) =>
        Text(name).Split('\n').Single(line => line.StartsWith($"# {key}: ", StringComparison.Ordinal))[$"# {key}: ".Length..];

    private static DaemonSetReview Review(string name)
    {
        var file = Read(name);
        Assert.Empty(file.Problems);
        var manifest = Assert.Single(file.Objects);
        return A.Review(Operation.Create, manifest.DaemonSet, null) with { ObjectJson = manifest.Json };
    }
}
