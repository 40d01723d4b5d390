using Webhook.Commands;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;

namespace Webhook.ControlPlane.Tests.Certificates;

/// <summary>What <c>doctor</c> says of a real installation.</summary>
public sealed class DoctorTests : SelfManagedRelease
{
    [Fact]
    public async Task Sees_what_is_well_and_what_is_not()
    {
        await StartAsync(new(TimeSpan.Zero));

        var well = await DoctorAsync();
        await DisposeReplicasAsync();
        var gone = await DoctorAsync();

        Assert.Contains("ok        ca-bundle: MutatingWebhookConfiguration daemonset-webhook: mutate.daemonset-webhook.dev: trusts CN=daemonset-webhook CA", well.Text, StringComparison.Ordinal);
        Assert.Contains($"ok        certificate: the certificate of {Addresses[1]} is for localhost", well.Text, StringComparison.Ordinal);
        Assert.Matches("ok        leader: (one|other)_[0-9a-f]+ leads", well.Text);
        Assert.Contains("failure   boot-critical: DaemonSets in kube-system can't be changed", well.Text, StringComparison.Ordinal);
        Assert.Contains("unknown   certificate: ", gone.Text, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Denied, ExitCode.Denied), (well.ExitCode, gone.ExitCode));
    }

    [Fact]
    public async Task Looks_from_a_pod_at_what_the_pod_may_see()
    {
        await StartAsync(new(TimeSpan.Zero));
        foreach (var manifest in Manifest.Objects(PodAccess))
            await Cluster.CreateAsync(manifest);

        var account = Directory.CreateTempSubdirectory("account-").FullName;
        await File.WriteAllTextAsync(Path.Combine(account, "token"), await TokenAsync(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(account, "ca.crt"), Cluster.Processes.Authority.Pem, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(account, "namespace"), "default", TestContext.Current.CancellationToken);
        var seen = await DoctorAsync(account);
        Directory.Delete(account, recursive: true);

        Assert.Contains("ok        configurations: MutatingWebhookConfiguration daemonset-webhook", seen.Text, StringComparison.Ordinal);
        Assert.Contains("unknown   leader: the Lease can't be read: ", seen.Text, StringComparison.Ordinal);
        Assert.Contains("failure   access: the service account may not watch pods: live rules read pods", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("may not get mutatingwebhookconfigurations", seen.Text, StringComparison.Ordinal);
        Assert.Contains("may not patch mutatingwebhookconfigurations.admissionregistration.k8s.io daemonset-webhook", seen.Text, StringComparison.Ordinal);
    }

    private async Task<string> TokenAsync()
    {
        var request = Manifest.Value("{apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {audiences: []}}");
        var answer = await Cluster.Api.CreateAsync(
            new ResourcePath("", "v1", "serviceaccounts", "default", "looker", "token"), request, LiveCluster.AnyObject, TestContext.Current.CancellationToken);
        return answer["status"]!["token"]!.ToString();
    }

    private async Task<(int ExitCode, string Text)> DoctorAsync(string? account = null)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, OpenInput = () => Stream.Null };
        string[] arguments = account is null ? ["doctor", "--kubeconfig", Cluster.Processes.Kubeconfig] : ["doctor"];
        if (account is not null)
        {
            terminal = terminal with
            {
                HomeFolder = account,
                ServiceAccountFolder = account,
                Variable = name => name switch
                {
                    "KUBERNETES_SERVICE_HOST" => Cluster.Processes.Server.Host,
                    "KUBERNETES_SERVICE_PORT" => $"{Cluster.Processes.Server.Port}",
                    _ => null,
                },
            };
        }

        var code = await CommandLine.RunAsync(arguments, terminal);
        Assert.Equal("", error.ToString());
        return (code, output.ToString());
    }

    private const string PodAccess = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: looker, namespace: default}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: looker}
        rules:
        - {apiGroups: [apps], resources: [deployments], verbs: [list]}
        - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations, validatingwebhookconfigurations], resourceNames: [daemonset-webhook], verbs: [get]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: looker}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: looker}
        subjects: [{kind: ServiceAccount, name: looker, namespace: default}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: daemonset-webhook, namespace: default, labels: {app.kubernetes.io/name: daemonset-webhook}}
        spec:
          replicas: 0
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec: {serviceAccountName: looker, containers: [{name: webhook, image: webhook, args: [serve, --tls-self-managed]}]}
        """;
}
