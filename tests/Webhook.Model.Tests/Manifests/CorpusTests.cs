using Webhook.Model.Manifests;
using Webhook.Testing;

namespace Webhook.Model.Tests.Manifests;

public sealed class CorpusTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Repository.Path("tests/corpus"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_each_manifest_without_an_error(string name)
    {
        var file = ManifestReader.Read(name, File.ReadAllText(Repository.Path($"tests/corpus/{name}")));

        Assert.DoesNotContain(file.Problems, problem => problem.Severity == ProblemSeverity.Error);
        Assert.Contains(file.Objects, item => item.DaemonSet is not null);
        Assert.All(file.Objects, item => Assert.Equal(item.IsDaemonSet, item.DaemonSet is not null));
    }

    [Fact]
    public void Warns_of_the_misspelt_host_port_at_its_line()
    {
        var text = File.ReadAllText(Repository.Path("tests/corpus/legacy-traefik-ds.yaml"));

        var daemonSet = Assert.Single(ManifestReader.Read("legacy-traefik-ds.yaml", text).Objects, item => item.IsDaemonSet);
        var unknown = Assert.Single(daemonSet.UnknownFields);

        Assert.Equal("write hostPort instead", unknown.Remedy);
        Assert.StartsWith("hostport:", text.Split('\n')[daemonSet.PositionOf(unknown.Field).Line - 1].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_the_known_problems_only() =>
        Golden.Equal("tests/Webhook.Model.Tests/Manifests/fixtures/corpus-problems.txt", string.Concat(Files().SelectMany(row =>
            ManifestReader.Read(row.Data, File.ReadAllText(Repository.Path($"tests/corpus/{row.Data}"))).Problems.Select(problem => $"{problem.Severity} {problem}\n"))));
}
