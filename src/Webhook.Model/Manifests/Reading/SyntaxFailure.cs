using YamlDotNet.Core;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Says in plain words why the text is no YAML, and where.</summary>
internal static class SyntaxFailure
{
    /// <param name="source">The file.</param>
    /// <param name="slice">The document.</param>
    /// <param name="readTo">Offset up to which the document was understood.</param>
    /// <param name="failure">What the parser said.</param>
    public static UnreadableDocumentException Explain(SourceText source, DocumentSlice slice, int readTo, YamlException failure)
    {
        var offset = Math.Clamp(slice.Start + (int)Math.Max(failure.Start.Index, failure.End.Index), readTo, slice.End);
        return new(offset, failure.Message);
    }
}
