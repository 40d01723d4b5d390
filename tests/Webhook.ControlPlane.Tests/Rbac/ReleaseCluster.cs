using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Reports;
using Webhook.Testing;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>A cluster that writes an audit log and has the definitions of DaemonSetPolicies and, at first, of PolicyReports.</summary>
public sealed class ReleaseCluster : IAsyncLifetime
{
    private const string Log = "audit.log";

    private LiveCluster? _live;

    internal LiveCluster Live => _live!;

    internal Kubectl Kubectl => new(Live.Processes.Kubeconfig);

    public async ValueTask InitializeAsync()
    {
        _live = await LiveCluster.StartAsync(new()
        {
            ApiServerFlags = ["--audit-policy-file=audit.yaml", $"--audit-log-path={Log}"],
            ApiServerFiles = new Dictionary<string, string> { ["audit.yaml"] = AuditedRequest.Policy },
        });
        var policies = await File.ReadAllTextAsync(Repository.Path("deploy/helm/daemonset-webhook/crds/daemonsetpolicies.yaml"));
        await Live.CreateAsync(policies);
        await ServeAsync(ReportApi.PolicyReports);
        await ServedAsync(new("daemonset-webhook.dev", "v1alpha1", "daemonsetpolicies"), true);
        await Live.CreateAsync("{apiVersion: daemonset-webhook.dev/v1alpha1, kind: DaemonSetPolicy, metadata: {name: from-the-cluster}, spec: {}}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_live is not null)
            await _live.DisposeAsync();
    }

    /// <summary>What a release's account has asked for until now.</summary>
    internal Task<IReadOnlyList<AuditedRequest>> RequestsAsync(Release release) =>
        AuditedRequest.ReadAsync(Live.Processes.ApiServerFile(Log), release.User);

    /// <summary>Installs an API for reports that takes whatever is written; answers when it is served.</summary>
    internal async Task ServeAsync(ReportApi api)
    {
        await Live.CreateAsync($$"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: {{api.Plural}}.{{api.Group}}
              # The group is Kubernetes' own, which asks for the pull request in which it was agreed upon.
              annotations: {api-approved.kubernetes.io: unapproved}
            spec:
              group: {{api.Group}}
              scope: Namespaced
              names: {kind: {{api.Kind}}, listKind: {{api.Kind}}List, plural: {{api.Plural}}, singular: {{api.Kind.ToLowerInvariant()}} }
              versions:
              - name: {{api.Version}}
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true} }
            """);
        await ServedAsync(api.PathOf(), true);
    }

    /// <summary>Takes it away again, with all reports.</summary>
    internal async Task UnserveAsync(ReportApi api)
    {
        await Live.DeleteAsync(new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "", $"{api.Plural}.{api.Group}"));
        await ServedAsync(api.PathOf(), false);
    }

    /// <summary>The API server serves what is defined in its own time; until then, and while it takes it away, it may answer 429.</summary>
    private async Task ServedAsync(ResourcePath collection, bool served) => await Eventually.GetAsync(
        $"{collection} to be {(served ? "served" : "gone")}",
        async () =>
        {
            try
            {
                return await Live.GetAsync(collection) is not null == served ? "" : null;
            }
            catch (KubernetesApiException busy) when (busy.Code == 429)
            {
                return null;
            }
        });
}
