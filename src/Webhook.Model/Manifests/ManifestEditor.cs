using Webhook.Model.Core;
using Webhook.Model.Manifests.Editing;

namespace Webhook.Model.Manifests;

/// <summary>Adds tolerations to the text of a manifest file and touches nothing else.</summary>
/// <remarks>
/// The text is edited where it stands, in the indentation, quoting and line endings around it, so that a diff shows the
/// tolerations alone. Every result is read again and compared with what was meant before it is handed out.
/// </remarks>
public static class ManifestEditor
{
    /// <summary>The file's text with tolerations appended to the pod templates of some of its DaemonSets.</summary>
    /// <param name="file">The file as read.</param>
    /// <param name="additions">What to add to which object of that file; objects not named stay byte for byte.</param>
    /// <exception cref="InvalidOperationException">
    /// An object has no pod spec, or the result would not read back as it should; no wrong text is ever returned.
    /// </exception>
    public static ManifestEdit AppendTolerations(ManifestFile file, IReadOnlyDictionary<ManifestObject, IReadOnlyList<Toleration>> additions)
    {
        var text = new LinedText(file.Text);
        var documents = additions.Where(pair => pair.Value.Count > 0)
            .Select(pair => new TolerationAddition(pair.Key, pair.Value))
            .GroupBy(addition => addition.Target.Document)
            .OrderBy(group => group.Key)
            .Select(group => new DocumentEdit(text, group.Key, [.. group]))
            .ToList();
        if (documents.Count == 0) return new() { Text = file.Text };

        var expectation = new EditExpectation(file);
        foreach (var addition in documents.SelectMany(document => document.Additions))
            expectation.Expect(addition);

        var edited = Apply(file, documents);
        if (expectation.Broken(edited) is { Count: > 0 } broken)
        {
            foreach (var document in documents.Where(document => broken.Contains(document.Number)))
                document.Reemit();

            edited = Apply(file, documents);
            if (expectation.Broken(edited) is { Count: > 0 } beyondRepair)
                throw new InvalidOperationException(Failure(file, beyondRepair));
        }

        return new()
        {
            Text = edited,
            ReemittedDocuments = [.. documents.Where(document => document.IsReemitted).Select(document => document.Number)],
        };
    }

    private static string Apply(ManifestFile file, IEnumerable<DocumentEdit> documents) =>
        TextEdit.Apply(file.Text, documents.SelectMany(document => document.Edits));

    private static string Failure(ManifestFile file, IReadOnlySet<int> broken) =>
        $"{file.Source}: document {string.Join(", ", broken.Order())}: the tolerations can't be added without changing something else; add them by hand";
}
