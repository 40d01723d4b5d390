namespace Webhook.Model.Manifests.Reading;

/// <summary>Ends the reading of one document: from <paramref name="offset"/> on its text can't be understood.</summary>
/// <param name="offset">Offset in the file's text.</param>
/// <param name="message">What is wrong and what to write instead, for the user.</param>
internal sealed class UnreadableDocumentException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}
