using Webhook.Files;
using Webhook.Model.Manifests;

namespace Webhook.Commands.Inputs;

/// <summary>The bytes of one input, or why there are none.</summary>
/// <param name="Source">The file as the user named it, or below the folder that the user named; <c>-</c> for standard input.</param>
/// <param name="Bytes">The whole input; <c>null</c> when it can't be read.</param>
/// <param name="Problem">Why it can't be read; empty when it could.</param>
internal sealed record InputBytes(string Source, byte[]? Bytes, string Problem)
{
    /// <summary>Reads a file.</summary>
    public static InputBytes Read(string source, string full)
    {
        try
        {
            return Of(source, BoundedBytes.ReadFile(full));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(source, null, UnreadableFile.Reason(full, exception));
        }
    }

    /// <summary>Reads standard input to its end.</summary>
    public static InputBytes ReadStandardInput(Terminal terminal)
    {
        using var input = terminal.OpenInput();
        return Of(ManifestFile.StandardInput, BoundedBytes.Read(input));
    }

    private static InputBytes Of(string source, byte[]? bytes) => new(source, bytes, bytes is null ? BoundedBytes.TooLarge : "");
}
