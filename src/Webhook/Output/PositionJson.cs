using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Output;

/// <summary>A place in a file as members of the object that stands there.</summary>
internal static class PositionJson
{
    /// <summary>Writes <c>line</c> and <c>column</c>; nothing when the place is not known.</summary>
    public static void Write(Utf8JsonWriter writer, Position? position)
    {
        if (position is not { } at)
            return;

        writer.WriteNumber("line", at.Line);
        writer.WriteNumber("column", at.Column);
    }
}
