using System.Buffers;
using System.Collections;
using System.Text.Json;

namespace Webhook.Model.Admission;

/// <summary>Audit annotations with the form that they take in an answer, worked out once.</summary>
public sealed class EncodedAnnotations : IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _annotations;

    /// <summary>Encodes annotations.</summary>
    /// <param name="annotations">As in <see cref="AdmissionResponse.AuditAnnotations"/>.</param>
    public EncodedAnnotations(IReadOnlyList<KeyValuePair<string, string>> annotations)
    {
        _annotations = annotations;
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, AdmissionReviewWriter.Options))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in annotations)
                writer.WriteString(key, value);

            writer.WriteEndObject();
        }

        Json = json.WrittenMemory;
    }

    /// <summary>The object that <c>auditAnnotations</c> is, JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <inheritdoc/>
    public int Count => _annotations.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _annotations[index];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _annotations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
