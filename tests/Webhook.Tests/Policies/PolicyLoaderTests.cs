using Webhook.Policies;
using Webhook.Policy.Policies;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Policies;

public sealed class PolicyLoaderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Uses_the_embedded_policy_when_no_path_is_given()
    {
        var policy = Assert.Single(PolicyLoader.Load([]).Loaded);

        Assert.Equal(("default", "embedded"), (policy.Policy.Name, policy.Source));
        Assert.Equal(PolicyFiles.Hash(PolicyReader.DefaultPolicyText), policy.Hash);
    }

    [Fact]
    public void Reads_files_and_folders_in_order_and_nothing_hidden()
    {
        Directory.CreateDirectory(_folder.File("set/deep"));
        Directory.CreateDirectory(_folder.File("set/..data"));
        _folder.Write("set/b.yaml", Policy("b"));
        _folder.Write("set/a.yml", Policy("a"));
        _folder.Write("set/deep/c.YAML", Policy("c"));
        _folder.Write("set/..data/b.yaml", Policy("b"));
        _folder.Write("set/notes.txt", "no policy");
        var single = _folder.Write("z.yaml", Policy("z"));

        var result = PolicyLoader.Load([single, _folder.File("set")]);

        Assert.Empty(result.Problems);
        Assert.Equal(["z", "a", "b", "c"], result.Policies.Select(policy => policy.Name));
    }

    [Fact]
    public void Reports_every_problem_at_once()
    {
        Directory.CreateDirectory(_folder.File("empty"));
        var broken = _folder.Write("broken.yaml", Policy("p") + "  rulez: {}\n");
        var first = _folder.Write("1.yaml", Policy("same"));
        var second = _folder.Write("2.yaml", Policy("same"));

        var result = PolicyLoader.Load([_folder.File("missing.yaml"), _folder.File("empty"), broken, first, second]);

        Assert.True(result.HasErrors);
        Assert.Collection(
            result.Problems,
            problem => Assert.Equal($"{_folder.File("missing.yaml")}: there is no such file", problem.ToString()),
            problem => Assert.Equal($"{_folder.File("empty")}: the folder holds no *.yaml, *.yml or *.json file", problem.ToString()),
            problem => Assert.StartsWith(broken + ":", problem.ToString(), StringComparison.Ordinal),
            problem => Assert.Equal($"{second}:4:3: metadata.name: \"same\" is taken by {first}:4:3; give each policy a name of its own", problem.ToString()));
    }

    [Fact]
    public void Refuses_a_file_that_is_no_UTF_8()
    {
        var path = _folder.Write("latin.yaml", "");
        File.WriteAllBytes(path, [.. "# caf"u8, 0xE9, (byte)'\n', .. System.Text.Encoding.UTF8.GetBytes(Policy("a"))]);

        var problem = Assert.Single(PolicyLoader.Load([path]).Problems);

        Assert.Equal($"{path}: the file is not in UTF-8: byte 0xE9 at offset 5; save it in UTF-8", problem.ToString());
    }

    [Fact]
    public void Reads_a_file_that_starts_with_a_byte_order_mark() =>
        Assert.Equal("a", Assert.Single(PolicyLoader.Load([_folder.Write("mark.yaml", '\uFEFF' + Policy("a"))]).Policies).Name);

    [Fact]
    public void Warns_of_exemptions_that_have_expired_by_the_time_given()
    {
        var exemption = "  exemptions:\n  - {reason: moved, daemonSets: [agent], expires: 2026-01-31T00:00:00Z}\n";
        var file = _folder.Write("p.yaml", Policy("p") + exemption);

        var before = PolicyLoader.Load([file], new(2026, 1, 30, 0, 0, 0, TimeSpan.Zero));
        var after = PolicyLoader.Load([file], new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Empty(before.Problems);
        Assert.Equal((false, "p"), (after.HasErrors, Assert.Single(after.Policies).Name));
        Assert.Contains("spec.exemptions[0].expires", Assert.Single(after.Problems).ToString(), StringComparison.Ordinal);
    }

    private static string Policy(string name) =>
        $"apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata:\n  name: {name}\nspec:\n  match: {{}}\n";
}
