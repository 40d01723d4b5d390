using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Reports;

/// <summary>The reports of one release in a cluster. Every call asks the server; nothing is tried twice.</summary>
/// <param name="source">Lists.</param>
/// <param name="reader">Reads.</param>
/// <param name="writer">Writes.</param>
/// <param name="name">Name of the release, which all its reports have.</param>
public sealed class ReportStore(IListWatch source, IObjectReader reader, IObjectWriter writer, string name)
{
    private const string OwnerApi = "admissionregistration.k8s.io";
    private const string OwnerKind = "ValidatingWebhookConfiguration";

    /// <summary>The first of <see cref="ReportApi.All"/> that the cluster serves; <c>null</c> for none.</summary>
    /// <exception cref="KubernetesApiException">The server refused to say.</exception>
    public async Task<ReportApi?> DiscoverAsync(CancellationToken cancellation)
    {
        foreach (var api in ReportApi.All)
        {
            var served = await reader.GetAsync(new(api.Group, api.Version, ""), DiscoveryJsonContext.Default.DiscoveryWire, cancellation).ConfigureAwait(false);
            if (served?.Resources?.Exists(resource => resource.Name == api.Plural) == true)
                return api;
        }

        return null;
    }

    /// <summary>The ValidatingWebhookConfiguration of that name as an owner; <c>null</c> when there is none.</summary>
    /// <remarks>It is of the whole cluster, so it may own objects of any namespace, and no release is without one for long.</remarks>
    /// <exception cref="KubernetesApiException">The server refused.</exception>
    public async Task<ReportOwner?> FindOwnerAsync(string configuration, CancellationToken cancellation)
    {
        var path = new ResourcePath(OwnerApi, "v1", "validatingwebhookconfigurations", Name: configuration);
        var found = await reader.GetAsync(path, WireJsonContext.Default.ObjectWire, cancellation).ConfigureAwait(false);
        return found?.Metadata is { Uid: { Length: > 0 } uid, DeletionTimestamp: null } ? new($"{OwnerApi}/v1", OwnerKind, configuration, uid) : null;
    }

    /// <summary>The reports of this release in all namespaces; one that can't be read is left out, as if it were not there.</summary>
    /// <exception cref="KubernetesApiException">The server refused.</exception>
    public async Task<IReadOnlyList<PolicyReport>> ListAsync(ReportApi api, CancellationToken cancellation)
    {
        var type = new ResourceType<PolicyReport>
        {
            Path = api.PathOf(),
            Decode = static (json, _) => ReportReading.Decode(json),
            Identify = static report => new(report.Namespace, report.Name, ""),
        };
        var selector = $"{ReportWriting.ManagerLabel}={ReportWriting.Source}";
        var listed = await new ListPager<PolicyReport>(source, type, new InternPool(), selector).ReadAsync(static () => { }, cancellation).ConfigureAwait(false);
        return [.. listed.Items.Where(report => report.Name == name)];
    }

    /// <summary>Makes the report, or makes it say this, whatever it said before.</summary>
    /// <remarks>
    /// By server-side apply: one request, no conflict to lose, and labels that others have put on it stay.
    /// Source: <see href="https://kubernetes.io/docs/reference/using-api/server-side-apply/"/>.
    /// </remarks>
    /// <exception cref="KubernetesApiException">Refused; 404 or 403 when the namespace is gone or going.</exception>
    public Task ApplyAsync(ReportApi api, PolicyReport report, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(ReportWriting.ToWire(api, report), ReportJsonContext.Default.ReportWire);
        return writer.PatchAsync(api.PathOf(report.Namespace, report.Name), PatchKind.Apply, json, WireJsonContext.Default.ObjectWire, cancellation);
    }

    /// <summary>Deletes the release's report in a namespace; it does not matter whether there is one.</summary>
    /// <exception cref="KubernetesApiException">Refused.</exception>
    public Task DeleteAsync(ReportApi api, string @namespace, CancellationToken cancellation) =>
        writer.DeleteAsync(api.PathOf(@namespace, name), cancellation);
}
