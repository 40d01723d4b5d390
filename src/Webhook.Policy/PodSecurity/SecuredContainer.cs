using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.PodSecurity;

/// <summary>A container of a <see cref="SecuredPod"/>.</summary>
/// <param name="Json">The container.</param>
/// <param name="Path">Its path from the DaemonSet on, <c>spec.template.spec.containers[0]</c>.</param>
internal sealed record SecuredContainer(ApiObject Json, string Path)
{
    /// <summary>The container in a sentence: its path and its name.</summary>
    public string Place => Json.Text("name") is { Length: > 0 } name ? $"{Path} ({name})" : Path;

    /// <summary><c>securityContext</c>; <c>null</c> when absent.</summary>
    public ApiObject? SecurityContext => Json.Child("securityContext");
}
