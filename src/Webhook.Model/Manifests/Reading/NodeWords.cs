namespace Webhook.Model.Manifests.Reading;

/// <summary>What a value is, in the words of a message.</summary>
internal static class NodeWords
{
    private const int MaxShown = 60;

    /// <summary><c>the string "80"</c>, <c>the number 1.5</c>, <c>the boolean true</c>, <c>null</c>, <c>a list</c> or <c>a map</c>.</summary>
    public static string Of(ManifestNode node) => node switch
    {
        ManifestSequence => "a list",
        ManifestMapping => "a map",
        ManifestScalar { IsNull: true } => "null",
        ManifestScalar { Json: "true" or "false" } scalar => $"the boolean {Written(scalar)}",
        ManifestScalar { Json: ['"', ..] } scalar => $"the string {Shortened(scalar.Json)}",
        ManifestScalar scalar => $"the number {Written(scalar)}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    // "yes" and "0777" surprise their writer: both forms are shown.
    private static string Written(ManifestScalar scalar) =>
        scalar.Text == scalar.Json ? scalar.Json : $"{Shortened(scalar.Json)} (written {Shortened(scalar.Text)})";

    private static string Shortened(string text)
    {
        if (text.Length <= MaxShown)
            return text;

        var length = char.IsHighSurrogate(text[MaxShown - 1]) ? MaxShown - 1 : MaxShown;
        return text[..length] + (text[0] == '"' ? "…\"" : "…");
    }
}
