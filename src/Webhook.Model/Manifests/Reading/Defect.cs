namespace Webhook.Model.Manifests.Reading;

/// <summary>Something wrong with one value that does not keep the rest of its document from being read.</summary>
/// <param name="Offset">Offset of the value, or of its key, in the file's text.</param>
/// <param name="Message">What is wrong and what to write instead, for the user.</param>
/// <param name="IsDuplicateKey">Whether it is a key written twice: an error only in the objects that we judge.</param>
internal sealed record Defect(int Offset, string Message, bool IsDuplicateKey = false);
