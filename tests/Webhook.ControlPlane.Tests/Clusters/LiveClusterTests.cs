using Webhook.Testing;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>The clusters that the other tests stand on.</summary>
public sealed class LiveClusterTests
{
    [Fact]
    public async Task Runs_two_clusters_side_by_side_that_know_nothing_of_each_other()
    {
        var clusters = await Task.WhenAll(LiveCluster.StartAsync(new()), LiveCluster.StartAsync(new()));
        await using var one = clusters[0];
        await using var other = clusters[1];

        await one.CreateAsync("{apiVersion: v1, kind: Namespace, metadata: {name: mine}}");

        Assert.NotNull(await one.GetAsync(new("", "v1", "namespaces", "", "mine")));
        Assert.Null(await other.GetAsync(new("", "v1", "namespaces", "", "mine")));
    }

    [Fact]
    public void Says_which_command_builds_the_programs_where_there_are_none()
    {
        var version = File.ReadAllText(Repository.Path("tests/control-plane/VERSION")).Trim();

        Assert.Equal(
            "no Kubernetes control plane: KUBEBUILDER_ASSETS is not set, PATH lacks one of etcd, kube-apiserver, "
            + $"kube-controller-manager, kube-scheduler, and /nowhere/control-plane/{version} was not built; "
            + "run (once, three minutes): bash tests/control-plane/install.sh",
            FailureWith("DAEMONSET_WEBHOOK_CACHE").Message);
    }

    [Fact]
    public void Says_which_programs_a_folder_that_was_named_must_hold()
    {
        var failure = FailureWith("KUBEBUILDER_ASSETS");

        Assert.StartsWith("KUBEBUILDER_ASSETS is /nowhere and lacks one of etcd, ", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>What is said where this variable alone is set, to a folder that does not exist.</summary>
    private static InvalidOperationException FailureWith(string variable) => Assert.Throws<InvalidOperationException>(
        () => ControlPlanePrograms.Find(name => name == variable ? "/nowhere" : null));
}
