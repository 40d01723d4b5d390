using Webhook.Model.Manifests;

namespace Webhook.Commands.Inputs;

/// <summary>Every manifest that the paths of a command line name.</summary>
/// <param name="Files">Files that could be read, in the order named; those of a folder in ordinal order; each once.</param>
/// <param name="Problems">What is wrong with paths, files and documents, in the same order.</param>
internal sealed record ManifestInputs(IReadOnlyList<ManifestFile> Files, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>Whether something named could not be read or judged.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>Reads all paths; what can't be read becomes a problem, and the rest is still read.</summary>
    /// <param name="paths">Files, folders (searched recursively) and <c>-</c>.</param>
    /// <param name="terminal">Gives standard input and the folder that relative paths start from.</param>
    public static ManifestInputs Read(IReadOnlyList<string> paths, Terminal terminal)
    {
        var files = new List<ManifestFile>();
        var problems = new List<ManifestProblem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (path == ManifestFile.StandardInput)
            {
                if (seen.Add(path))
                    Add(InputFile.ReadStandardInput(terminal), isNamed: true);

                continue;
            }

            var full = Path.GetFullPath(path, terminal.Directory);
            if (!Directory.Exists(full))
            {
                if (seen.Add(full))
                    Add(InputFile.Read(path, full), isNamed: true);

                continue;
            }

            foreach (var file in InputFolder.Read(path, full, seen))
                Add(file, isNamed: false);
        }

        return new(files, problems);

        void Add(InputFile input, bool isNamed)
        {
            if (input.Text is null)
            {
                problems.Add(input.Fault(ProblemSeverity.Error, input.Problem));
                return;
            }

            var file = ManifestReader.Read(input.Source, input.Text);
            files.Add(file);
            problems.AddRange(file.Problems);
            if (file.Objects.Count > 0 || file.Problems.Count > 0 || !isNamed)
                return;

            // A pipe that brings nothing is a command that failed; an empty file may be meant.
            problems.Add(input.Source == ManifestFile.StandardInput
                ? input.Fault(ProblemSeverity.Error, "standard input holds no Kubernetes object")
                : input.Fault(ProblemSeverity.Warning, "the file holds no Kubernetes object"));
        }
    }
}
