namespace Webhook.Model.Manifests.Schema;

/// <summary>A value that does not fit the schema.</summary>
/// <param name="Severity">Wrong types are errors, unknown fields are warnings.</param>
/// <param name="Offset">Offset of the value, or of the unknown key.</param>
/// <param name="Field">The field, from the object.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
internal sealed record SchemaProblem(ProblemSeverity Severity, int Offset, FieldPath Field, string Message);
