using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a pod's volumes and the mounts of its containers together.</summary>
internal static class VolumeChecks
{
    /// <summary>No two volumes share a name.</summary>
    public static void NamesAreUnique(ApiObject pod, ValidationContext<ApiObject> context)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var volumes = pod.Items("volumes");
        for (var i = 0; i < volumes.Count; i++)
        {
            var name = volumes[i].Text("name");
            if (name.Length > 0 && !first.TryAdd(name, i))
            {
                ApiValidator.Fail(context, $"volumes[{i}].name", FieldErrorType.Duplicate, $"is \"{name}\", which is the name of volumes[{first[name]}] as well",
                    "give each volume a name of its own");
            }
        }
    }

    /// <summary>Each mount names a volume of the pod.</summary>
    public static void MountsNameVolumes(ApiObject pod, ValidationContext<ApiObject> context)
    {
        var volumes = pod.Items("volumes").Select(volume => volume.Text("name")).Where(name => name.Length > 0).Distinct().ToList();
        foreach (var list in (string[])["initContainers", "containers"])
        {
            var containers = pod.Items(list);
            for (var i = 0; i < containers.Count; i++)
            {
                var mounts = containers[i].Items("volumeMounts");
                for (var j = 0; j < mounts.Count; j++)
                {
                    var name = mounts[j].Text("name");
                    if (name.Length > 0 && !volumes.Contains(name))
                    {
                        ApiValidator.Fail(context, $"{list}[{i}].volumeMounts[{j}].name", FieldErrorType.NotFound,
                            $"is \"{name}\", and spec.template.spec.volumes {(volumes.Count == 0 ? "is empty" : $"has only {string.Join(", ", volumes)}")}",
                            $"add a volume \"{name}\", or mount one that is there");
                    }
                }
            }
        }
    }
}
