namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>How a release is recognized and what follows from it.</summary>
public sealed class ServerVersionTests
{
    [Theory]
    [InlineData("Kubernetes v1.20.2\n", "1.20.2")]
    [InlineData("Kubernetes v1.36.2\n", "1.36.2")]
    [InlineData("v1.36.2", "1.36.2")]
    [InlineData("Kubernetes v1.37.0-alpha.1.5+0123456789abcd", "1.37.0")]
    [InlineData("v1.33.2-gke.1111000", "1.33.2")]
    [InlineData("v1.31.4+k3s1", "1.31.4")]
    public void Is_read_from_what_a_program_prints(string printed, string version) => Assert.Equal(version, $"{ServerVersion.Parse(printed)}");

    [Theory]
    [InlineData("")]
    [InlineData("Kubernetes v1.36")]
    [InlineData("etcd Version: 3.6.1")]
    public void Is_not_made_up(string printed)
    {
        var failure = Assert.Throws<FormatException>(() => ServerVersion.Parse(printed));

        Assert.Equal($"no version of Kubernetes, such as \"Kubernetes v1.36.2\": \"{printed}\"", failure.Message);
    }

    [Theory]
    [InlineData("1.20.2", "plain ports", "1.25.0")]
    [InlineData("1.21.14", "plain ports, labels of namespaces, policy/v1", "1.25.0")]
    [InlineData("1.23.17", "plain ports, labels of namespaces, policy/v1", "1.25.0")]
    [InlineData("1.24.0", "labels of namespaces, policy/v1", "1.25.0")]
    [InlineData("1.25.0", "labels of namespaces, policy/v1, chart", "1.25.0")]
    [InlineData("1.27.1", "labels of namespaces, policy/v1, chart, unhealthy pods", "1.27.1")]
    [InlineData("1.30.0", "labels of namespaces, policy/v1, chart, unhealthy pods, matchConditions", "1.30.0")]
    [InlineData("1.36.2", "labels of namespaces, policy/v1, chart, unhealthy pods, matchConditions, values of affinity", "1.36.2")]
    [InlineData("2.0.0", "labels of namespaces, policy/v1, chart, unhealthy pods, matchConditions, values of affinity", "2.0.0")]
    public void Says_what_a_release_has(string text, string expected, string forTheChart)
    {
        var version = ServerVersion.Parse($"v{text}");
        (string Name, bool Has)[] all =
        [
            ("plain ports", version.HasPlainPorts),
            ("labels of namespaces", version.LabelsNamespaces),
            ("policy/v1", version.ServesPolicyV1),
            ("chart", version.IsTakenByTheChart),
            ("unhealthy pods", version.KnowsUnhealthyPodEviction),
            ("matchConditions", version.HasMatchConditions),
            ("values of affinity", version.ChecksValuesOfNodeAffinity),
        ];

        Assert.Equal(expected, string.Join(", ", all.Where(one => one.Has).Select(one => one.Name)));
        Assert.Equal(forTheChart, version.ForTheChart);
    }
}
