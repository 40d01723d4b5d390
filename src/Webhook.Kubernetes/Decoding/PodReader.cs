using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Reads a pod token by token and makes nothing that is not kept: thousands of pods change in a second.</summary>
/// <remarks>
/// Gives up on whatever it does not expect. <see cref="PodDecoder"/> then reads the pod the slow way, which is the one that
/// says what a good pod is and what is wrong with a bad one; a test holds the two together.
/// </remarks>
internal ref partial struct PodReader
{
    private readonly InternPool _pool;
    private Utf8JsonReader _json;
    private string _namespace = "";
    private string _name = "";
    private string _uid = "";
    private string _resourceVersion = "";
    private IReadOnlyDictionary<string, string> _labels = InternPool.NoLabels;
    private OwnerReference? _controller;
    private DateTimeOffset? _creationTimestamp;
    private DateTimeOffset? _deletionTimestamp;
    private string _nodeName = "";
    private string? _pinnedNode;
    private bool _hostNetwork;
    private string _phase = "";
    private DateTimeOffset? _readySince;
    private long? _grace;
    private string _reason = "";
    private string _message = "";
    private StatusReason? _unscheduled;
    private (StatusReason? Reason, string Container)? _waitingInit;
    private (StatusReason? Reason, string Container)? _waiting;

    private PodReader(ReadOnlySpan<byte> json, InternPool pool)
    {
        _json = new(json, new JsonReaderOptions { MaxDepth = ObjectDecoding.MaxDepth });
        _pool = pool;
        pool.Ports.Clear();
    }

    /// <summary>Reads a pod that is as expected.</summary>
    /// <param name="json">Its JSON; members that are not read may have been left out.</param>
    /// <param name="pool">Where values that repeat are shared.</param>
    /// <param name="pod">The pod.</param>
    /// <returns>Whether it could be read in this way.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, InternPool pool, out Decoded<Pod> pod)
    {
        var reader = new PodReader(json, pool);
        try
        {
            reader.ReadPod();
            pod = reader.Result();
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // What the reader of tokens throws for bad syntax, for a token of another type, and for text of another form.
            pod = default;
            return false;
        }
    }

    private void ReadPod()
    {
        var (metadata, spec, status) = (false, false, false);
        _json.Read();
        Expect(JsonTokenType.StartObject);
        while (NextMember())
        {
            if (_json.ValueTextEquals("metadata"u8))
                ReadMetadata(ref metadata);
            else if (_json.ValueTextEquals("spec"u8))
                ReadSpec(ref spec);
            else if (_json.ValueTextEquals("status"u8))
                ReadStatus(ref status);
            else
                _json.Skip();
        }

        if (_json.Read())
            throw new FormatException("more than one value");
    }

    private readonly Decoded<Pod> Result() => new(new(_namespace, _name, _uid), _resourceVersion, new Pod
    {
        Namespace = _namespace,
        Name = _name,
        Uid = _uid,
        Labels = _labels,
        Controller = _controller,
        NodeName = _nodeName,
        PinnedNodeName = _pinnedNode ?? "",
        Phase = _phase,
        ReadySince = _readySince,
        CreationTimestamp = _creationTimestamp ?? default,
        DeletionTimestamp = _deletionTimestamp,
        DeletionGracePeriodSeconds = _grace,
        Trouble = _readySince is null ? Trouble() : null,
        HostPorts = HostPorts(),
    });

    /// <summary>Goes into the value of a member; false for <c>null</c>.</summary>
    /// <param name="start">What it begins with.</param>
    /// <param name="isSeen">Whether the member came before: of two the last counts, which the slow way sees to.</param>
    private bool Enter(JsonTokenType start, ref bool isSeen)
    {
        if (isSeen)
            throw new FormatException("a member comes twice");

        isSeen = true;
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return false;

        Expect(start);
        return true;
    }

    private readonly void Expect(JsonTokenType type)
    {
        if (_json.TokenType != type)
            throw new FormatException("a value of another type");
    }

    private bool NextMember() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the next object of a list; passes over <c>null</c>.</summary>
    private bool NextObject()
    {
        do
            _json.Read();
        while (_json.TokenType == JsonTokenType.Null);

        if (_json.TokenType == JsonTokenType.EndArray)
            return false;

        Expect(JsonTokenType.StartObject);
        return true;
    }

    /// <summary>Text that many pods have in common; empty for <c>null</c>.</summary>
    private string SharedText()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? "" : _pool.Share(ref _json);
    }

    /// <summary>Text of this pod alone; empty for <c>null</c>.</summary>
    private string OwnText()
    {
        _json.Read();
        return _json.GetString() ?? "";
    }

    private DateTimeOffset? Time()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : _json.GetDateTimeOffset();
    }

    private bool? Flag()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : _json.GetBoolean();
    }
}
