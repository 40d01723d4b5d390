namespace Webhook.Model.Manifests.Reading;

/// <summary>JSON knows string keys only: what kubectl makes of the others.</summary>
internal static class MappingKey
{
    /// <summary>The key as a string: numbers and booleans as JSON writes them; <c>null</c> when it can't be one.</summary>
    public static string? Of(ManifestNode key, out string? defect)
    {
        defect = null;
        switch (key)
        {
            case ManifestScalar { IsNull: true }:
                defect = "a key is missing in front of the colon; write one, or put it in quotes";
                return null;
            case ManifestScalar scalar:
                return scalar.Json[0] == '"' ? scalar.Text : scalar.Json;
            case ManifestMapping { IsFlow: true, Entries: [{ Value: ManifestScalar { IsNull: true } }] or [] }:
                defect = "a map can't be a key; if {{ … }} is a template, render it first (helm template), then read what comes out";
                return null;
            default:
                defect = "a list or a map can't be a key; write a string";
                return null;
        }
    }
}
