using Webhook.Model.Manifests;

namespace Webhook.Commands.Inputs;

/// <summary>Every manifest that the paths of a command line name.</summary>
/// <param name="Files">
/// Files that could be read, in the order named; those of a folder in ordinal order, without those that hold nothing to judge;
/// each once.
/// </param>
/// <param name="Problems">What is wrong with paths, files and documents, in the same order; notes on what is left out.</param>
internal sealed record ManifestInputs(IReadOnlyList<ManifestFile> Files, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>Whether something named could not be read or judged.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Objects of the files that are not judged and never written to: patches of DaemonSets, and what stands in templates.</summary>
    public required IReadOnlySet<ManifestObject> Ignored { get; init; }

    /// <summary>How many of those are patches of DaemonSets.</summary>
    public required int Patches { get; init; }

    /// <summary>Documents below folders that are no Kubernetes objects, empty files and templates included.</summary>
    public required int ForeignDocuments { get; init; }

    /// <summary>Fields that the API does not know where they stand, for commands that run no rule about them.</summary>
    public IEnumerable<ManifestProblem> UnknownFields =>
        from item in Files.SelectMany(file => file.Objects)
        where !Ignored.Contains(item)
        from unknown in item.UnknownFields
        select new ManifestProblem
        {
            Severity = ProblemSeverity.Warning,
            Source = item.Source,
            Document = item.Document,
            Field = unknown.Field,
            Position = item.PositionOf(unknown.Field),
            Message = unknown.ToString(),
        };

    /// <summary>Reads all paths; what can't be read becomes a problem, and the rest is still read.</summary>
    /// <param name="paths">Files, folders (searched recursively) and <c>-</c>.</param>
    /// <param name="terminal">Gives standard input and the folder that relative paths start from.</param>
    public static ManifestInputs Read(IReadOnlyList<string> paths, Terminal terminal)
    {
        var inputs = new List<(InputFile File, bool IsNamed)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (path == ManifestFile.StandardInput)
            {
                if (seen.Add(path))
                    inputs.Add((InputFile.ReadStandardInput(terminal), true));

                continue;
            }

            var full = Path.GetFullPath(path, terminal.Directory);
            if (Directory.Exists(full))
                inputs.AddRange(InputFolder.Read(path, full, seen).Select(file => (file, false)));
            else if (seen.Add(full))
                inputs.Add((InputFile.Read(path, full), true));
        }

        return new InputSift(inputs, terminal.Directory).Run();
    }
}
