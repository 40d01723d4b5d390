using Webhook.Model.Manifests;
using Webhook.Model.Text;

namespace Webhook.Output.Mutations;

/// <summary><c>-o diff</c>: a unified diff that <c>git apply</c> takes in the folder of the command.</summary>
internal sealed class MutationDiff : IMutationFormat
{
    /// <inheritdoc/>
    public string Render(IReadOnlyList<MutatedFile> files, string directory) => string.Concat(files.Select(file =>
    {
        var path = NameOf(file.File.Source, directory);
        return UnifiedDiff.Create(file.File.Text, file.Text, $"a/{path}", $"b/{path}");
    }));

    // A path that climbs out of the folder is refused by git apply; written from the root it can be stripped with -p.
    private static string NameOf(string source, string directory) => source == ManifestFile.StandardInput
        ? "stdin"
        : PathBelow.Of(directory, source) ?? Path.GetFullPath(source, directory).Replace(Path.DirectorySeparatorChar, '/').TrimStart('/');
}
