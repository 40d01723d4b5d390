using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Objects;

namespace Webhook.Doctor.Facts;

/// <summary>Gathers what the checks look at. Reads only, but for access reviews, which store nothing.</summary>
/// <param name="session">The cluster.</param>
/// <param name="namespace">Namespace of the release.</param>
/// <param name="release">Its name; empty for whatever calls that namespace.</param>
/// <param name="time">This machine's clock.</param>
internal sealed class FactFinder(ClusterSession session, string @namespace, string release, TimeProvider time)
{
    private const string DefaultName = "daemonset-webhook";
    private const string EntryDomain = ".daemonset-webhook.dev";

    /// <summary>Gathers everything.</summary>
    /// <exception cref="ClusterUnavailableException">The cluster can't be reached, or its webhook configurations can't be listed.</exception>
    public async Task<InstallationFacts> FindAsync(CancellationToken cancellation)
    {
        var (server, now) = await GreetAsync(cancellation);
        var reader = new FactReader(session.Api, cancellation);
        var deployment = await FindDeploymentAsync(reader);
        var service = NonEmpty(DeploymentFacts.Flag(deployment.Value, "--service-name"), DefaultName);
        var configurations = await FindConfigurationsAsync(deployment.Value, service, cancellation);
        var clients = configurations.SelectMany(found => found.Configuration.Webhooks).Select(entry => entry.ClientConfig).DistinctBy(CallTarget.Of).ToList();
        var facts = new InstallationFacts
        {
            Namespace = @namespace,
            Release = release,
            Now = now,
            Version = ProductVersion.Current.Version,
            Server = server,
            Configurations = configurations,
            Deployment = deployment,
            Lease = await reader.ReadAsync(new("coordination.k8s.io", "v1", "leases", @namespace, service)),
            PolicyDefinition = await reader.ReadAsync(new("apiextensions.k8s.io", "v1", "customresourcedefinitions", Name: "daemonsetpolicies.daemonset-webhook.dev")),
        };
        var endpoints = new Dictionary<string, Fact<JsonObject>>();
        var backends = new Dictionary<string, ServiceBackend>();
        foreach (var called in clients.Select(client => client.Service).OfType<Admissionregistrationv1ServiceReference>())
        {
            var name = $"{called.NamespaceProperty}/{called.Name}";
            endpoints[name] = await reader.ReadAsync(new("", "v1", "endpoints", called.NamespaceProperty, called.Name));
            backends[name] = await FindBackendAsync(called, reader);
        }

        var served = new Dictionary<string, ServedCertificate>();
        foreach (var client in clients)
            served[CallTarget.Of(client)] = await SeeAsync(client, facts, service, reader, cancellation);

        return facts with
        {
            Endpoints = endpoints,
            Backends = backends,
            Served = served,
            Access = deployment.Value is null ? [] : await AskAsync(facts, service, reader),
            Policies = facts.PolicyDefinition.Value is null ? new(null) : await reader.ReadAsync(new("daemonset-webhook.dev", "v1alpha1", "daemonsetpolicies")),
        };
    }

    private static async Task<ServiceBackend> FindBackendAsync(Admissionregistrationv1ServiceReference called, FactReader reader)
    {
        var service = await reader.ReadAsync(new("", "v1", "services", called.NamespaceProperty, called.Name));
        return service.Value?["spec"]?["selector"] is JsonObject { Count: > 0 }
            ? new(service, await reader.ReadAsync(new("", "v1", "pods", called.NamespaceProperty)))
            : new(service, new(null));
    }

    private async Task<(ServerGreeting Server, DateTimeOffset Now)> GreetAsync(CancellationToken cancellation)
    {
        try
        {
            return (await session.GreetAsync(cancellation), time.GetUtcNow());
        }
        catch (Exception exception) when (ClusterFailure.IsExpected(exception))
        {
            throw ClusterFailure.Of(session.Connection, [(WebhookConfigurations.PathOf(WebhookConfigurationKind.Mutating), exception)]);
        }
    }

    private async Task<IReadOnlyList<FoundConfiguration>> FindConfigurationsAsync(JsonObject? deployment, string service, CancellationToken cancellation)
    {
        var configurations = new WebhookConfigurations(session.Api.Client);
        var found = new List<FoundConfiguration>();
        foreach (var kind in Enum.GetValues<WebhookConfigurationKind>())
        {
            var name = NonEmpty(DeploymentFacts.Flag(deployment, $"--{kind.ToString().ToLowerInvariant()}-configuration"), service);
            try
            {
                found.AddRange((await ListAsync(configurations, kind, name, cancellation)).Select(configuration => new FoundConfiguration(kind, configuration)));
            }
            catch (Exception exception) when (ClusterFailure.IsExpected(exception))
            {
                throw ClusterFailure.Of(session.Connection, [(WebhookConfigurations.PathOf(kind), exception)]);
            }
        }

        return found;
    }

    /// <summary>All that are ours; who may not list them, as the release's own service account, gets the one of the usual name.</summary>
    private async Task<IEnumerable<WebhookConfiguration>> ListAsync(
        WebhookConfigurations configurations, WebhookConfigurationKind kind, string name, CancellationToken cancellation)
    {
        try
        {
            return (await configurations.ListAsync(kind, cancellation)).Where(IsOurs);
        }
        catch (KubernetesApiException forbidden) when (forbidden.Code == 403)
        {
            return await configurations.ReadAsync(kind, name, cancellation) is { } one ? [one] : [];
        }
    }

    /// <summary>By the label that Helm's charts carry, else by the entries' names and the namespace that they call.</summary>
    private bool IsOurs(WebhookConfiguration configuration) => release.Length > 0
        ? configuration.Metadata.Labels?.TryGetValue("app.kubernetes.io/instance", out var instance) == true && instance == release
            && configuration.Webhooks.Any(entry => entry.Name.EndsWith(EntryDomain, StringComparison.Ordinal))
        : configuration.Webhooks.Any(entry =>
            entry.Name.EndsWith(EntryDomain, StringComparison.Ordinal) && (entry.ClientConfig.Service is not { } service || service.NamespaceProperty == @namespace));

    private async Task<Fact<JsonObject>> FindDeploymentAsync(FactReader reader)
    {
        var deployments = await reader.ReadAsync(new("apps", "v1", "deployments", @namespace));
        var ours = (deployments.Value?["items"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(deployment =>
            $"{deployment["metadata"]?["labels"]?["app.kubernetes.io/name"]}" == DefaultName
            && (release.Length == 0 || $"{deployment["metadata"]?["labels"]?["app.kubernetes.io/instance"]}" == release));
        return deployments with { Value = ours };
    }

    private async Task<IReadOnlyList<AccessFact>> AskAsync(InstallationFacts facts, string service, FactReader reader)
    {
        var deployment = facts.Deployment.Value;
        string Named(string flag, string otherwise) => NonEmpty(DeploymentFacts.Flag(deployment, flag), otherwise);
        var needs = AccessNeeds.Of(
            @namespace,
            DeploymentFacts.Arguments(deployment).Contains("--no-cluster") ? null : service,
            DeploymentFacts.Flag(deployment, "--audit") == "full",
            facts.IsSelfManaged ? (SecretOf(deployment, service), Named("--mutating-configuration", service), Named("--validating-configuration", service)) : null);
        var user = $"system:serviceaccount:{@namespace}:{DeploymentFacts.ServiceAccount(deployment)}";
        var asked = await Task.WhenAll(needs.Select(need => reader.AskAsync(need, user)));
        // Nobody but an administrator may ask for others; the pod itself may ask for itself.
        return session.Connection.IsInCluster && asked.Any(access => access.Allowed is null)
            ? await Task.WhenAll(needs.Select(reader.AskForOneselfAsync))
            : asked;
    }

    /// <summary>By its URL it can be seen as it is; a Service's address leads nowhere from outside, so the Secret stands for it.</summary>
    private async Task<ServedCertificate> SeeAsync(
        Admissionregistrationv1WebhookClientConfig client, InstallationFacts facts, string service, FactReader reader, CancellationToken cancellation)
    {
        if (client.Service is null)
        {
            return Uri.TryCreate(client.Url, UriKind.Absolute, out var url)
                ? await TlsProbe.SeeAsync(url, cancellation)
                : new(client.Url ?? "", "", "", "it is no URL");
        }

        var name = facts.IsSelfManaged ? SecretOf(facts.Deployment.Value, service) : DeploymentFacts.MountedSecret(facts.Deployment.Value);
        if (name.Length == 0)
            return new(CallTarget.Of(client), CallTarget.HostOf(client), "", "the Secret of the certificate is not known, and a Service's address leads nowhere from here");

        var origin = $"Secret {@namespace}/{name}";
        var secret = await reader.ReadAsync(new("", "v1", "secrets", @namespace, name));
        return secret.Value is null
            ? new(origin, CallTarget.HostOf(client), "", secret.Problem.Length > 0 ? secret.Problem : "there is none")
            : Certificate($"{secret.Value["data"]?["tls.crt"]}", origin, CallTarget.HostOf(client));
    }

    private static ServedCertificate Certificate(string base64, string origin, string host)
    {
        try
        {
            using var leaf = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(base64)));
            return new(origin, host, leaf.ExportCertificatePem());
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return new(origin, host, "", "tls.crt holds no certificate");
        }
    }

    private static string SecretOf(JsonObject? deployment, string service) => NonEmpty(DeploymentFacts.Flag(deployment, "--tls-secret"), service + "-tls");

    private static string NonEmpty(string given, string otherwise) => given.Length > 0 ? given : otherwise;
}
