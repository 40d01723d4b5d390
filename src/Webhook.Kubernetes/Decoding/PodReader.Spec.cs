using System.Text.Json;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Decoding;

/// <content>What stands in <c>spec</c>.</content>
internal ref partial struct PodReader
{
    private void ReadSpec(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartObject, ref isSeen))
            return;

        var (affinity, initContainers, containers) = (false, false, false);
        while (NextMember())
        {
            if (_json.ValueTextEquals("nodeName"u8))
                _nodeName = SharedText();
            else if (_json.ValueTextEquals("hostNetwork"u8))
                _hostNetwork = Flag() ?? throw new FormatException("null");
            else if (_json.ValueTextEquals("affinity"u8))
                ReadAffinity(ref affinity);
            else if (_json.ValueTextEquals("initContainers"u8))
                ReadContainers(ref initContainers, true);
            else if (_json.ValueTextEquals("containers"u8))
                ReadContainers(ref containers, false);
            else
                _json.Skip();
        }
    }

    // Three quarters of all pods have none, and a DaemonSet's pods name one node each.
    private void ReadAffinity(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartObject, ref isSeen))
            return;

        _pinnedNode = _pool.Share(PodDecoder.PinnedNode(JsonSerializer.Deserialize(ref _json, WireJsonContext.Default.Affinity)));
    }

    private void ReadContainers(ref bool isSeen, bool areInit)
    {
        if (!Enter(JsonTokenType.StartArray, ref isSeen))
            return;

        while (NextObject())
        {
            var (first, counts, ports) = (_pool.Ports.Count, !areInit, false);
            while (NextMember())
            {
                if (_json.ValueTextEquals("restartPolicy"u8))
                    counts = SharedText() == "Always" || !areInit;
                else if (_json.ValueTextEquals("ports"u8))
                    ReadPorts(ref ports, areInit);
                else
                    _json.Skip();
            }

            // An init container takes its ports for as long as the pod lives only when it is a sidecar.
            if (!counts)
                _pool.Ports.RemoveRange(first, _pool.Ports.Count - first);
        }
    }

    private void ReadPorts(ref bool isSeen, bool isInit)
    {
        if (!Enter(JsonTokenType.StartArray, ref isSeen))
            return;

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            Expect(JsonTokenType.StartObject);
            var (port, hostPort, protocol, address) = (0, 0, "", "");
            while (NextMember())
            {
                if (_json.ValueTextEquals("containerPort"u8))
                    port = Number();
                else if (_json.ValueTextEquals("hostPort"u8))
                    hostPort = Number();
                else if (_json.ValueTextEquals("protocol"u8))
                    protocol = SharedText();
                else if (_json.ValueTextEquals("hostIP"u8))
                    address = SharedText();
                else if (_json.ValueTextEquals("name"u8))
                    _ = SharedText();
                else
                    _json.Skip();
            }

            _pool.Ports.Add((isInit, port, hostPort, protocol, address));
        }
    }

    private int Number()
    {
        _json.Read();
        return _json.GetInt32();
    }

    private long? WholeNumber()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? null : _json.GetInt64();
    }

    /// <summary>The ports that are taken on the node, sidecars first; whether the pod is in its network may stand behind its containers.</summary>
    private readonly IReadOnlyList<HostPort> HostPorts()
    {
        List<HostPort>? taken = null;
        foreach (var areInit in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var (isInit, port, hostPort, protocol, address) in _pool.Ports)
            {
                var number = hostPort == 0 && _hostNetwork ? port : hostPort;
                if (isInit == areInit && number > 0)
                    (taken ??= []).Add(new(number, protocol.Length == 0 ? "TCP" : protocol, address));
            }
        }

        return taken is null ? [] : _pool.Share(taken);
    }
}
