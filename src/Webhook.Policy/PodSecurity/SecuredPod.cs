using System.Text.Json;
using Webhook.Model;
using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.PodSecurity;

/// <summary>A pod template, as the Pod Security Standards look at it.</summary>
internal sealed class SecuredPod
{
    private const string Template = "spec.template";

    /// <summary>Reads a template.</summary>
    /// <param name="template"><c>spec.template</c> of a DaemonSet, or the part of it that <see cref="Model.Core.PodSecurityFields"/> names.</param>
    public SecuredPod(JsonElement template)
    {
        var whole = new ApiObject(template);
        Annotations = whole.Child("metadata")?.Map("annotations") ?? new Dictionary<string, JsonElement>();
        Spec = whole.Child("spec") ?? new(default);
        Containers = [.. ContainersOf("initContainers"), .. ContainersOf("containers"), .. ContainersOf("ephemeralContainers")];
    }

    /// <summary><c>spec</c> of the pods.</summary>
    public ApiObject Spec { get; }

    /// <summary>Annotations of the pods.</summary>
    public IReadOnlyDictionary<string, JsonElement> Annotations { get; }

    /// <summary>The containers of all kinds, init containers first.</summary>
    public IReadOnlyList<SecuredContainer> Containers { get; }

    /// <summary><c>securityContext</c> of the pods; <c>null</c> when absent.</summary>
    public ApiObject? SecurityContext => Spec.Child("securityContext");

    /// <summary>Whether <c>os</c> says that the pods are for Windows, where Linux' ways of confinement mean nothing.</summary>
    public bool IsForWindows => Spec.Child("os")?.Text("name") == "windows";

    /// <summary>Whether the pods have users of their own: <c>hostUsers</c> is false.</summary>
    public bool HasOwnUsers => Spec.Flag("hostUsers") == false;

    /// <summary>Whether what stands in it is all: every template of the API has one of the two.</summary>
    public bool IsWhole => SecurityContext is not null || Containers.Any(container => container.Json.Has("image"));

    /// <summary>Path of a field of the pod spec, from the DaemonSet on.</summary>
    public static string PathOf(string field) => FieldPath.Join($"{Template}.spec", field);

    /// <summary>Path of an annotation, from the DaemonSet on.</summary>
    public static string PathOfAnnotation(string key) => $"{Template}.metadata.annotations[{key}]";

    private IEnumerable<SecuredContainer> ContainersOf(string list) =>
        Spec.Items(list).Select((container, i) => new SecuredContainer(container, PathOf($"{list}[{i}]")));
}
