using Webhook.Tests.EndToEnd;
using static Webhook.Tests.Policies.Resources.PolicyRig;

namespace Webhook.Tests.Policies.Resources;

/// <summary>Policies of files, the embedded one, and those of the cluster beside them.</summary>
public sealed class PolicyUnionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Adds_policies_of_the_cluster_to_the_embedded_one()
    {
        using var rig = new PolicyRig();
        rig.Follow(Resource("b"), Resource("a"));

        Assert.Equal(["default", "dsp/a", "dsp/b"], rig.InUse);
    }

    [Fact]
    public void Puts_the_policy_of_the_cluster_that_is_named_default_in_place_of_the_embedded_one()
    {
        using var rig = new PolicyRig();
        rig.Follow(Resource("default", """{"match":{"namespaces":["x"]}}"""), Resource("a"));
        Assert.Equal(["dsp/a", "dsp/default"], rig.InUse);

        rig.Follow(Resource("a"));
        Assert.Equal(["default", "dsp/a"], rig.InUse);
    }

    [Fact]
    public void Keeps_the_embedded_policy_when_the_one_named_default_is_bad()
    {
        using var rig = new PolicyRig();
        rig.Follow(Resource("default", """{"rulez":{}}"""));

        Assert.Equal(["default"], rig.InUse);
    }

    [Fact]
    public void Adds_policies_of_the_cluster_to_those_of_files_whatever_their_names()
    {
        using var rig = new PolicyRig(_folder.Write("p.yaml", Policy("default")));
        rig.Follow(Resource("default"));

        Assert.Equal(["default", "dsp/default"], rig.InUse);
    }

    [Fact]
    public void Keeps_policies_of_the_cluster_when_files_change_or_break()
    {
        var file = _folder.Write("p.yaml", Policy("one"));
        using var rig = new PolicyRig(file);
        rig.Follow(Resource("a"));

        _folder.Write("p.yaml", Policy("two"));
        rig.Store.Reload();
        Assert.Equal(["two", "dsp/a"], rig.InUse);

        _folder.Write("p.yaml", "nonsense: true");
        rig.Store.Reload();
        rig.Follow(Resource("a"), Resource("b"));
        Assert.Equal(["two", "dsp/a", "dsp/b"], rig.InUse);
        Assert.NotEqual("", rig.Store.Problem);
    }

    private static string Policy(string name) =>
        $"apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nmetadata: {{name: {name}}}\n";
}
