using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Kubernetes.Api;

namespace Webhook.Doctor.Facts;

/// <summary>Reads objects one by one; what is refused is a fact too.</summary>
internal sealed class FactReader(KubernetesApi api, CancellationToken cancellation)
{
    /// <summary>An object or a whole collection.</summary>
    public Task<Fact<JsonObject>> ReadAsync(ResourcePath path) =>
        TryAsync(() => api.GetAsync(path, FactJsonContext.Default.JsonObject, cancellation));

    /// <summary>Whether a service account may do something.</summary>
    public Task<AccessFact> AskAsync(AccessNeed need, string user) => AskAsync(need, "SubjectAccessReview", new JsonObject
    {
        ["user"] = user,
        ["groups"] = new JsonArray("system:serviceaccounts", $"system:serviceaccounts:{user.Split(':')[2]}", "system:authenticated"),
    });

    /// <summary>Whether whoever asks may do something.</summary>
    public Task<AccessFact> AskForOneselfAsync(AccessNeed need) => AskAsync(need, "SelfSubjectAccessReview", []);

    private async Task<AccessFact> AskAsync(AccessNeed need, string kind, JsonObject spec)
    {
        var parts = need.Resource.Split('/', 2);
        spec["resourceAttributes"] = new JsonObject
        {
            ["verb"] = need.Verb,
            ["group"] = need.Group,
            ["resource"] = parts[0],
            ["subresource"] = parts.ElementAtOrDefault(1) ?? "",
            ["namespace"] = need.Namespace,
            ["name"] = need.Name,
        };
        var review = new JsonObject { ["apiVersion"] = "authorization.k8s.io/v1", ["kind"] = kind, ["spec"] = spec };
        var answer = await TryAsync<JsonObject>(async () =>
            await api.CreateAsync(new("authorization.k8s.io", "v1", kind.ToLowerInvariant() + "s"), review, FactJsonContext.Default.JsonObject, cancellation));
        return new(need, answer.Value?["status"]?["allowed"]?.GetValue<bool>(), answer.Problem);
    }

    private static async Task<Fact<T>> TryAsync<T>(Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return new(await read());
        }
        catch (KubernetesApiException refusal)
        {
            return new(null, refusal.Status.Message.Length > 0 ? refusal.Status.Message : refusal.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException or JsonException)
        {
            return new(null, exception.GetBaseException().Message);
        }
    }
}
