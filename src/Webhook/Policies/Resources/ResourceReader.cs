using System.Text;
using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;
using Webhook.Policy.Policies;

namespace Webhook.Policies.Resources;

/// <summary>Reads a DaemonSetPolicy of the cluster as if it were a file that holds the same document.</summary>
internal static class ResourceReader
{
    /// <summary>Reads and validates; never throws on content. The problems have no position: no text of the user's is known.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="now">The time at which to warn of expired exemptions.</param>
    public static PolicyReadResult Read(CustomResource resource, DateTimeOffset now)
    {
        var read = PolicyReader.Read(ManifestReader.Read(ResourceNames.SourceOf(resource.Name), Document(resource)), now);
        return read with { Problems = [.. read.Problems.Select(problem => problem with { Document = 0, Position = null })] };
    }

    private static string Document(CustomResource resource)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", DaemonSetPolicy.ApiVersion);
            writer.WriteString("kind", DaemonSetPolicy.Kind);
            writer.WriteStartObject("metadata");
            writer.WriteString("name", resource.Name);
            writer.WriteEndObject();
            if (resource.Spec.Length > 0)
            {
                writer.WritePropertyName("spec");
                writer.WriteRawValue(resource.Spec);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
