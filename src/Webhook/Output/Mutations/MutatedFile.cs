using Webhook.Model.Manifests;

namespace Webhook.Output.Mutations;

/// <summary>A manifest file and what the mutating webhook makes of it.</summary>
internal sealed record MutatedFile
{
    /// <summary>The file as read.</summary>
    public required ManifestFile File { get; init; }

    /// <summary>Its text with the tolerations added; the old text where nothing is added.</summary>
    public required string Text { get; init; }

    /// <summary>Its DaemonSets, in order, each with what is added to it.</summary>
    public required IReadOnlyList<ReviewedManifest> DaemonSets { get; init; }

    /// <summary>What the user should know of the edit.</summary>
    public required IReadOnlyList<ManifestProblem> Problems { get; init; }

    /// <summary>Whether the text differs.</summary>
    public bool IsChanged => Text != File.Text;

    /// <summary>Edits the text of one file.</summary>
    /// <param name="file">The file as read.</param>
    /// <param name="daemonSets">Its DaemonSets that could be read, in order.</param>
    public static MutatedFile Of(ManifestFile file, IReadOnlyList<ReviewedManifest> daemonSets)
    {
        var additions = daemonSets
            .Where(reviewed => reviewed.Injection.Added.Count > 0)
            .ToDictionary(reviewed => reviewed.Manifest, reviewed => reviewed.Injection.Added);
        if (additions.Count == 0)
            return new() { File = file, Text = file.Text, DaemonSets = daemonSets, Problems = [] };

        try
        {
            var edit = ManifestEditor.AppendTolerations(file, additions);
            return new() { File = file, Text = edit.Text, DaemonSets = daemonSets, Problems = [.. edit.ReemittedDocuments.Select(number => Reemitted(file, number))] };
        }
        catch (InvalidOperationException exception)
        {
            // The editor would rather refuse than write a text that says something else; the user's own text still comes out.
            return new() { File = file, Text = file.Text, DaemonSets = daemonSets, Problems = [Refused(file, exception.Message)] };
        }
    }

    private static ManifestProblem Reemitted(ManifestFile file, int document) => new()
    {
        Severity = ProblemSeverity.Warning,
        Source = file.Source,
        Document = document,
        Message = $"document {document} can't be edited in place and is written anew: its comments are lost",
    };

    private static ManifestProblem Refused(ManifestFile file, string reason) => new()
    {
        Severity = ProblemSeverity.Error,
        Source = file.Source,
        Message = $"the tolerations can't be written into this text, which is left as it is: {reason}",
    };
}
