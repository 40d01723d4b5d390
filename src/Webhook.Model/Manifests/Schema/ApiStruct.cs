namespace Webhook.Model.Manifests.Schema;

/// <summary>A struct of the Kubernetes API.</summary>
internal sealed class ApiStruct(string name, IReadOnlyList<ApiField> fields)
{
    private readonly Dictionary<string, ApiField> _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>Its name in the API's documentation.</summary>
    public string Name { get; } = name;

    /// <summary>Its fields.</summary>
    public IReadOnlyList<ApiField> Fields { get; } = fields;

    /// <summary>A field by its JSON name, or <c>null</c>. Names are case-sensitive, as they are to the API server.</summary>
    public ApiField? this[string name] => _byName.GetValueOrDefault(name);
}
