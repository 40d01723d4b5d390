using Webhook.Model.Apps;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Admission.Skimming;

/// <summary>An object of a request.</summary>
/// <param name="Json">Its JSON; empty for null.</param>
/// <param name="Document">The DaemonSet that it is; <c>null</c> for an object that nobody judges.</param>
internal readonly record struct ReviewedObject(ReadOnlyMemory<byte> Json, DaemonSetDocument? Document)
{
    /// <summary>Whether there is one: of two of the same name the thorough reader takes the last.</summary>
    public bool IsRead => Json.Length > 0;

    /// <summary>Reads the object at hand.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="body">What it reads.</param>
    /// <param name="kind">Kind of the request as far as it has been read: the API server sends it before the objects.</param>
    /// <param name="subResource">Likewise the subresource.</param>
    public static ReviewedObject Read(ref SkimReader reader, ReadOnlyMemory<byte> body, GroupVersionKind kind, string subResource)
    {
        if (reader.TryNull())
            return default;

        var start = reader.Start();
        if (kind is { Group: "apps", Kind: DaemonSetKind.Kind } && subResource.Length == 0)
        {
            reader.WeighAnew();
            var document = DaemonSetSkim.Read(ref reader, body);
            reader.WeighAnew();
            return new(body[start..reader.Position], document);
        }

        reader.Skip();
        return new(body[start..reader.Position], null);
    }
}
