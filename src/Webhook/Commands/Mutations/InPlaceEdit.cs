using System.Text;
using Webhook.Files;
using Webhook.Model.Manifests;
using Webhook.Model.Text;
using Webhook.Output;
using Webhook.Output.Mutations;

namespace Webhook.Commands.Mutations;

/// <summary><c>mutate --in-place</c>: writes the files that change, and says which.</summary>
internal static class InPlaceEdit
{
    // The byte order mark, where there is one, is part of the text.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes every file that changes.</summary>
    /// <returns>What could not be written.</returns>
    public static IReadOnlyList<ManifestProblem> Write(IReadOnlyList<MutatedFile> files, Terminal terminal)
    {
        var problems = new List<ManifestProblem>();
        foreach (var file in files.Where(file => file.IsChanged))
        {
            var source = file.File.Source;
            var full = Path.GetFullPath(source, terminal.Directory);
            try
            {
                File.WriteAllText(full, file.Text, Encoding);
                var added = file.DaemonSets.Sum(reviewed => reviewed.Injection.Added.Count);
                terminal.Out.WriteLine(Printable.OneLine($"{source}: {Counted.Of(added, "toleration")} added"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problems.Add(new() { Severity = ProblemSeverity.Error, Source = source, Message = $"not written: {UnwritableFile.Reason(full, exception)}" });
            }
        }

        return problems;
    }
}
