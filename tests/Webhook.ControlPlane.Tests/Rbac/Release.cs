using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Testing.Charts;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>The chart, installed: all of it but the pods, which <see cref="ReleasePod"/> and processes play.</summary>
internal sealed class Release
{
    private readonly RenderedChart _chart;

    private Release(LiveCluster cluster, RenderedChart chart, string name) => (Cluster, _chart, Name) = (cluster, chart, name);

    /// <summary>Where it is installed.</summary>
    public LiveCluster Cluster { get; }

    /// <summary>Its name, that of its namespace and of most of its objects.</summary>
    public string Name { get; }

    /// <summary>The service account as requests name it.</summary>
    public string User => $"system:serviceaccount:{Name}:{_chart.Only("ServiceAccount").Name}";

    /// <summary>What both roles allow.</summary>
    public IReadOnlyList<Grant> Grants => [.. Roles.SelectMany(role => Grant.Of(role.Root))];

    /// <summary>The arguments of the container, without the ports.</summary>
    public IReadOnlyList<string> Arguments =>
        [.. _chart.Only("Deployment").Texts("spec.template.spec.containers[0].args").Where(argument => !argument.Contains("-address=", StringComparison.Ordinal))];

    private IEnumerable<RenderedObject> Roles => [_chart.Only("ClusterRole"), _chart.Only("Role")];

    /// <summary>Installs it; answers when the API server knows what its account may do.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="name">Ends with the chart's name, so that all is named so.</param>
    /// <param name="port">The port on loopback where the API server is to call it.</param>
    /// <param name="values">Values besides.</param>
    /// <param name="isLeftOut">Which of the chart's grants are taken away; <c>null</c> for none.</param>
    public static async Task<Release> InstallAsync(LiveCluster cluster, string name, int port, string values = "", Func<Grant, bool>? isLeftOut = null)
    {
        var chart = await RenderedChart.RenderAsync(new ChartRelease
        {
            Name = name,
            Namespace = name,
            KubeVersion = cluster.Version.ForTheChart,
            // Called for the namespaces of one test alone: others have their own.
            Values = $$"""
                webhooks:
                  url: "https://127.0.0.1:{{port}}"
                  namespaceSelector: {matchLabels: {served-by: "{{name}}"} }
                  mutating: {timeoutSeconds: 10}
                  validating: {timeoutSeconds: 10}
                {{values}}
                """,
        });
        var release = new Release(cluster, chart, name);
        foreach (var role in release.Roles)
            role.Root["rules"] = new JsonArray([.. Grant.Of(role.Root).Where(grant => isLeftOut?.Invoke(grant) != true).Select(grant => grant.Rule())]);

        await cluster.CreateAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {name}}}}}");
        string[] kinds = ["ServiceAccount", "ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
        foreach (var rendered in kinds.Select(chart.Only))
            await cluster.CreateAsync(rendered.Root.AsObject());

        foreach (var role in release.Roles)
            await release.AllowedAsync(Grant.Of(role.Root)[0]);

        return release;
    }

    /// <summary>The variables of the container.</summary>
    /// <param name="pod">The pod's name.</param>
    public IReadOnlyDictionary<string, string> Variables(string pod) => _chart.Only("Deployment").At("spec.template.spec.containers[0].env")!.AsArray().ToDictionary(
        variable => variable!.Text("name"),
        variable => variable!.Text("valueFrom.fieldRef.fieldPath") switch
        {
            "" => variable!.Text("value"),
            "metadata.name" => pod,
            "metadata.namespace" => Name,
            var field => throw new InvalidOperationException($"kubelet knows {field}, this test does not"),
        });

    /// <summary>A token of the service account, as kubelet asks for it.</summary>
    public async Task<string> TokenAsync()
    {
        var request = new JsonObject
        {
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["kind"] = "TokenRequest",
            ["spec"] = new JsonObject { ["expirationSeconds"] = 3600 },
        };
        return (await Cluster.PostAsync(new("", "v1", "serviceaccounts", Name, _chart.Only("ServiceAccount").Name, "token"), request)).Text("status.token");
    }

    /// <summary>The API server learns of roles and bindings in its own time.</summary>
    private async Task AllowedAsync(Grant grant) => await Eventually.GetAsync($"{User} to be allowed to {grant}", async () =>
    {
        var review = await Cluster.PostAsync(new("authorization.k8s.io", "v1", "subjectaccessreviews"), new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SubjectAccessReview",
            ["spec"] = new JsonObject
            {
                ["user"] = User,
                ["resourceAttributes"] = new JsonObject
                {
                    ["verb"] = grant.Verb,
                    ["group"] = grant.Group,
                    ["resource"] = grant.Resource,
                    ["namespace"] = grant.Namespace,
                    ["name"] = grant.Name,
                },
            },
        });
        return review.Text("status.allowed") == "true" ? "" : null;
    });
}
