namespace Webhook.Output.Definitions;

/// <summary>A column of <c>kubectl get</c>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">OpenAPI type of the value: <c>string</c>, <c>integer</c> or <c>date</c>.</param>
/// <param name="Path">JSONPath of the value.</param>
/// <param name="Wide">Whether it is shown with <c>-o wide</c> only.</param>
internal sealed record PrinterColumn(string Name, string Type, string Path, bool Wide = false);
