using System.Buffers;
using System.Text;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Writes nodes as JSON.</summary>
internal static class NodeJson
{
    public static ReadOnlyMemory<byte> Write(ManifestNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(node, buffer);
        return buffer.WrittenMemory;
    }

    private static void Write(ManifestNode node, ArrayBufferWriter<byte> buffer)
    {
        switch (node)
        {
            case ManifestScalar scalar:
                Encoding.UTF8.GetBytes(scalar.Json, buffer);
                break;
            case ManifestSequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++)
                {
                    buffer.Write(i == 0 ? "["u8 : ","u8);
                    Write(sequence.Items[i], buffer);
                }

                buffer.Write(sequence.Items.Count == 0 ? "[]"u8 : "]"u8);
                break;
            case ManifestMapping mapping:
                for (var i = 0; i < mapping.Entries.Count; i++)
                {
                    buffer.Write(i == 0 ? "{"u8 : ","u8);
                    Encoding.UTF8.GetBytes(JsonScalar.Quote(mapping.Entries[i].Key), buffer);
                    buffer.Write(":"u8);
                    Write(mapping.Entries[i].Value, buffer);
                }

                buffer.Write(mapping.Entries.Count == 0 ? "{}"u8 : "}"u8);
                break;
        }
    }
}
