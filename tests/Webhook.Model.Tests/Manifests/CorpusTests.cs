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
}
