namespace Webhook.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Check">The check's name, in kebab case.</param>
/// <param name="Status">How it is.</param>
/// <param name="Message">What was found, with names and values; lower case, no full stop.</param>
/// <param name="Remedy">What to do, imperative; empty when nothing is to be done.</param>
internal sealed record Diagnosis(string Check, DiagnosisStatus Status, string Message, string Remedy = "");
