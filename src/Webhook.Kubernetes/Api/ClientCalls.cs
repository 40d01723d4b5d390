using k8s;
using k8s.Models;

namespace Webhook.Kubernetes.Api;

/// <summary>What calls of <see cref="KubernetesApi.Client"/> have in common.</summary>
public static class ClientCalls
{
    /// <summary>The object, or <c>null</c> when there is none.</summary>
    /// <exception cref="KubernetesApiException">The server refused with anything but 404.</exception>
    public static async Task<T?> OrNullAsync<T>(this Task<T> read)
        where T : class
    {
        try
        {
            return await read.ConfigureAwait(false);
        }
        catch (KubernetesApiException refusal) when (refusal.Code == 404)
        {
            return null;
        }
    }

    /// <summary>A merge patch of what is set in an object; a <c>null</c> value in a map removes its key.</summary>
    internal static V1Patch AsMergePatch(this IKubernetesObject change) => new(KubernetesJson.Serialize(change), V1Patch.PatchType.MergePatch);
}
