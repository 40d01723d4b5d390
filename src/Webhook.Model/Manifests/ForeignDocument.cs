namespace Webhook.Model.Manifests;

/// <summary>A document that was never meant to be read as a Kubernetes manifest: data of another tool, or a template of manifests.</summary>
/// <remarks>
/// What is wrong with it is among the problems of its file all the same: whoever named the file wants to know. A reader of
/// whole folders leaves both out.
/// </remarks>
/// <param name="Document">Its number in the file, from 1.</param>
/// <param name="IsTemplate">Whether it holds <c>{{ … }}</c> where YAML has none, so that something must be rendered first.</param>
public readonly record struct ForeignDocument(int Document, bool IsTemplate);
