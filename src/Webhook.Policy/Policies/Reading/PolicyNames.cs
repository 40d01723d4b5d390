using Webhook.Model.Manifests;

namespace Webhook.Policy.Policies.Reading;

/// <summary>The names of the policies read so far, each with the place where it was used first.</summary>
internal sealed class PolicyNames
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>Notes a name; reports it when an earlier document has it already.</summary>
    public void Note(string name, ManifestObject document, PolicyProblems problems)
    {
        if (name.Length == 0 || _places.TryAdd(name, $"{document.Source}:{document.PositionOf("metadata.name")}"))
            return;

        problems.Add(ProblemSeverity.Error, "metadata.name", $"\"{name}\" is taken by {_places[name]}; give each policy a name of its own");
    }
}
