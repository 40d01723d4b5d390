namespace Webhook.Fuzzing.Targets;

/// <summary>What a webhook answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The answer.</param>
/// <param name="Failures">What the log says about exceptions inside; empty when there was none.</param>
internal sealed record AdmissionReply(int Status, byte[] Body, IReadOnlyList<string> Failures);
