using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using Webhook.Certificates;
using Webhook.Doctor.Facts;
using Webhook.Kubernetes.Objects;
using Webhook.Testing;

namespace Webhook.Tests.Doctor;

/// <summary>An installation in which all is well, for tests to break.</summary>
internal static class Installation
{
    public static readonly PemPair Authority = CertificateIssuer.Authority("ours", A.Moment, CertificateLifetimes.Authority);

    public static InstallationFacts Healthy { get; } = new()
    {
        Namespace = "policy",
        Now = A.Moment,
        Version = "1.2.3",
        Server = new("v1.33.1", A.Moment),
        Configurations =
        [
            new(WebhookConfigurationKind.Mutating, Configuration(Entry("mutate", "Ignore", 2, null))),
            new(WebhookConfigurationKind.Validating, Configuration(
                Entry("validate", "Fail", 5, Namespaces("NotIn", "kube-system", "policy")), Entry("validate-boot-critical", "Ignore", 2, Namespaces("In", "kube-system", "policy")))),
        ],
        Deployment = new(Json("""
            {"metadata": {"labels": {"app.kubernetes.io/version": "1.2.3"}},
             "spec": {"template": {"spec": {"serviceAccountName": "webhook", "containers": [{"args": ["serve", "--tls-self-managed", "--service-name=webhook"]}]}}}}
            """)),
        Endpoints = new Dictionary<string, Fact<JsonObject>> { ["policy/webhook"] = new(Json("""{"subsets": [{"addresses": [{"ip": "10.0.0.1"}, {"ip": "10.0.0.2"}]}]}""")) },
        Served = Served(CertificateIssuer.Serving(Authority, ["webhook.policy.svc"], A.Moment, CertificateLifetimes.Serving)),
        Access = [new(new("list", "", "pods", "", "", "live rules read pods"), true)],
        Lease = new(Json($$$"""{"spec": {"holderIdentity": "webhook-1", "renewTime": "{{{A.Moment:yyyy-MM-ddTHH:mm:ss}}}.000000Z"} }""")),
        PolicyDefinition = new(new JsonObject()),
        Policies = new(Json("""{"items": [{"metadata": {"name": "p"}, "status": {"conditions": [{"type": "Accepted", "status": "True"}]}}]}""")),
    };

    public static Dictionary<string, ServedCertificate> Served(PemPair serving) =>
        new() { ["Service policy/webhook"] = new("Secret policy/webhook-tls", "webhook.policy.svc", serving.Certificate) };

    public static FoundConfiguration Mutating(V1ValidatingWebhook entry) => new(WebhookConfigurationKind.Mutating, Configuration(entry));

    public static V1ValidatingWebhook Entry(string name, string failurePolicy, int timeout, V1LabelSelector? namespaces) => new()
    {
        Name = name + ".daemonset-webhook.dev",
        FailurePolicy = failurePolicy,
        TimeoutSeconds = timeout,
        SideEffects = "None",
        NamespaceSelector = namespaces,
        Rules = [new() { Resources = ["daemonsets"] }],
        ClientConfig = new() { Service = new() { NamespaceProperty = "policy", Name = "webhook", Port = 443 }, CaBundle = Encoding.UTF8.GetBytes(Authority.Certificate) },
    };

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private static WebhookConfiguration Configuration(params V1ValidatingWebhook[] entries) => new(new() { Name = "webhook" }, entries);

    private static V1LabelSelector Namespaces(string @operator, params string[] names) =>
        new() { MatchExpressions = [new() { Key = "kubernetes.io/metadata.name", OperatorProperty = @operator, Values = names }] };
}
