namespace Webhook.Model.Manifests.Schema;

/// <summary>A value that does not fit the schema.</summary>
/// <param name="Offset">Offset of the value, or of the unknown key.</param>
/// <param name="Field">The field, from the object.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
internal sealed record SchemaProblem(int Offset, FieldPath Field, string Message)
{
    /// <summary>What the field is where the API has no such one, which does not keep the object from being read; <c>null</c> for a wrong type.</summary>
    public UnknownField? Unknown { get; init; }

    /// <summary>The value that a message about a wrong type says to write; <c>null</c> where it names none.</summary>
    public ManifestNode? Suggested { get; init; }
}
