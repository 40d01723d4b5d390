using Webhook.Model.Admission;
using Webhook.Policy;

namespace Webhook.Admission;

/// <summary>What is judged at all: apps DaemonSets themselves. Whatever else a wide webhook rule sends here passes.</summary>
internal static class AdmissionScope
{
    /// <summary>Whether the request is about a DaemonSet, and what it does to it.</summary>
    public static bool Covers(AdmissionRequest request, out Operation operation) =>
        TryParse(request.Operation, out operation)
        && request.Kind is { Group: "apps", Kind: "DaemonSet" }
        && request.SubResource.Length == 0;

    private static bool TryParse(string text, out Operation operation)
    {
        (var known, operation) = text switch
        {
            "CREATE" => (true, Operation.Create),
            "UPDATE" => (true, Operation.Update),
            "DELETE" => (true, Operation.Delete),
            _ => (false, Operation.Connect),
        };
        return known;
    }
}
