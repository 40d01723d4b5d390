using Webhook.Files;
using Webhook.Model.Manifests;

namespace Webhook.Commands.Inputs;

/// <summary>The text of one input, or why there is none.</summary>
/// <param name="Source">The file as the user named it, or below the folder that the user named; <c>-</c> for standard input.</param>
/// <param name="Text">Its text with byte order mark and line ends as they are; <c>null</c> when it can't be read.</param>
/// <param name="Problem">Why it can't be read; empty when it could.</param>
internal sealed record InputFile(string Source, string? Text, string Problem)
{
    /// <summary>Its full path; empty for standard input.</summary>
    public string Full { get; init; } = "";

    /// <summary>Reads a file.</summary>
    public static InputFile Read(string source, string full) => Decode(InputBytes.Read(source, full)) with { Full = full };

    /// <summary>Reads standard input to its end.</summary>
    public static InputFile ReadStandardInput(Terminal terminal) => Decode(InputBytes.ReadStandardInput(terminal));

    /// <summary>A problem of the file as a whole.</summary>
    public ManifestProblem Fault(ProblemSeverity severity, string message) => new() { Severity = severity, Source = Source, Message = message };

    private static InputFile Decode(InputBytes input)
    {
        if (input.Bytes is not { } bytes)
            return new(input.Source, null, input.Problem);

        var text = Utf8Text.Decode(bytes, out var problem);
        return new(input.Source, text, problem);
    }
}
