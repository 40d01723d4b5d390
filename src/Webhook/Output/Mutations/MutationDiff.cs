using Webhook.Commands.Mutations;
using Webhook.Model.Text;

namespace Webhook.Output.Mutations;

/// <summary><c>-o diff</c>: a unified diff that <c>git apply</c> takes in the folder of the command.</summary>
internal sealed class MutationDiff : IMutationFormat
{
    /// <inheritdoc/>
    public string Render(IReadOnlyList<MutatedFile> files, string directory) => string.Concat(files.Select(file =>
    {
        var path = PathBelow(directory, file.File.Source);
        return UnifiedDiff.Create(file.File.Text, file.Text, $"a/{path}", $"b/{path}");
    }));

    private static string PathBelow(string directory, string source)
    {
        if (source == "-")
            return "stdin";

        var full = Path.GetFullPath(source, directory);
        var relative = Path.GetRelativePath(directory, full).Replace(Path.DirectorySeparatorChar, '/');
        // A path that climbs out of the folder is refused by git apply; written from the root it can be stripped with -p.
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? full.Replace(Path.DirectorySeparatorChar, '/').TrimStart('/')
            : relative;
    }
}
