using System.Text;

namespace Webhook.Cluster.Snapshots;

/// <summary>The text of a snapshot: a v1 List as <c>kubectl get -o json</c> prints it, an object a line so that versions can be compared.</summary>
internal static class SnapshotFile
{
    /// <summary>Writes the objects in the order given.</summary>
    public static string Write(IEnumerable<SavedObject> objects)
    {
        var text = new StringBuilder("""{"apiVersion":"v1","kind":"List","metadata":{"resourceVersion":""},"items":[""");
        var separator = "\n";
        foreach (var saved in objects)
        {
            text.Append(separator).Append(Encoding.UTF8.GetString(saved.Json));
            separator = ",\n";
        }

        return text.Append("\n]}\n").ToString();
    }
}
