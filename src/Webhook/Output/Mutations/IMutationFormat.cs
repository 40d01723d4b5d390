
namespace Webhook.Output.Mutations;

/// <summary>One output format of <c>mutate</c>.</summary>
internal interface IMutationFormat
{
    /// <summary>The whole output.</summary>
    /// <param name="files">The files in the order of the input.</param>
    /// <param name="directory">Folder that relative paths start from.</param>
    string Render(IReadOnlyList<MutatedFile> files, string directory);
}
