using System.Text.Json;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Reads which object a piece of JSON is when the object itself can't be read: a field of the wrong type is passed over.</summary>
internal ref struct MetadataScan
{
    private Utf8JsonReader _reader;
    private string _namespace = "";
    private string _name = "";
    private string _uid = "";

    private MetadataScan(ReadOnlySpan<byte> json) =>
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ObjectDecoding.MaxDepth });

    private string ResourceVersion { get; set; } = "";

    /// <summary>Identity and resourceVersion, each text empty where it is absent or no string.</summary>
    /// <param name="json">One JSON value whose syntax is good.</param>
    public static (ObjectIdentity Identity, string ResourceVersion) Read(ReadOnlySpan<byte> json)
    {
        var scan = new MetadataScan(json);
        scan.ReadObject();
        return (new(scan._namespace, scan._name, scan._uid), scan.ResourceVersion);
    }

    private void ReadObject()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
            return;

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = _reader.ValueTextEquals("metadata"u8);
            _reader.Read();
            if (isMetadata && _reader.TokenType == JsonTokenType.StartObject)
                ReadMetadata();
            else
                _reader.Skip();
        }
    }

    private void ReadMetadata()
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = _reader.GetString();
            _reader.Read();
            var text = _reader.TokenType == JsonTokenType.String ? _reader.GetString()! : "";
            _reader.Skip();
            switch (field)
            {
                case "namespace":
                    _namespace = text;
                    break;
                case "name":
                    _name = text;
                    break;
                case "uid":
                    _uid = text;
                    break;
                case "resourceVersion":
                    ResourceVersion = text;
                    break;
            }
        }
    }
}
