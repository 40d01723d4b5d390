using System.Text.Json;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Decoding;

/// <content>What stands in <c>status</c>.</content>
internal ref partial struct PodReader
{
    private void ReadStatus(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartObject, ref isSeen))
            return;

        var (conditions, initContainers, containers) = (false, false, false);
        while (NextMember())
        {
            if (_json.ValueTextEquals("phase"u8))
                _phase = SharedText();
            else if (_json.ValueTextEquals("reason"u8))
                _reason = SharedText();
            else if (_json.ValueTextEquals("message"u8))
                _message = OwnText();
            else if (_json.ValueTextEquals("conditions"u8))
                ReadConditions(ref conditions);
            else if (_json.ValueTextEquals("initContainerStatuses"u8))
                ReadContainerStatuses(ref initContainers, ref _waitingInit);
            else if (_json.ValueTextEquals("containerStatuses"u8))
                ReadContainerStatuses(ref containers, ref _waiting);
            else
                _json.Skip();
        }
    }

    private void ReadConditions(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartArray, ref isSeen))
            return;

        var isScheduledSeen = false;
        while (NextObject())
        {
            var (type, status, reason, message) = ("", "", "", "");
            DateTimeOffset? since = null;
            while (NextMember())
            {
                if (_json.ValueTextEquals("type"u8))
                    type = SharedText();
                else if (_json.ValueTextEquals("status"u8))
                    status = SharedText();
                else if (_json.ValueTextEquals("reason"u8))
                    reason = SharedText();
                else if (_json.ValueTextEquals("message"u8))
                    message = OwnText();
                else if (_json.ValueTextEquals("lastTransitionTime"u8))
                    since = Time();
                else
                    _json.Skip();
            }

            if (type == "Ready" && status == "True")
                _readySince ??= since ?? DateTimeOffset.MinValue;

            if (type == "PodScheduled" && status == "False" && !isScheduledSeen)
            {
                _unscheduled = _pool.Reason(reason, message);
                isScheduledSeen = true;
            }
        }
    }

    private void ReadContainerStatuses(ref bool isSeen, ref (StatusReason? Reason, string Container)? first)
    {
        if (!Enter(JsonTokenType.StartArray, ref isSeen))
            return;

        while (NextObject())
        {
            var (name, state) = ("", false);
            (string Reason, string Message)? waiting = null;
            while (NextMember())
            {
                if (_json.ValueTextEquals("name"u8))
                    name = SharedText();
                else if (_json.ValueTextEquals("state"u8))
                    waiting = ReadState(ref state);
                else
                    _json.Skip();
            }

            if (waiting is { } why && first is null)
                first = (_pool.Reason(why.Reason, why.Message), name);
        }
    }

    private (string Reason, string Message)? ReadState(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartObject, ref isSeen))
            return null;

        (string, string)? found = null;
        var waiting = false;
        while (NextMember())
        {
            if (_json.ValueTextEquals("waiting"u8))
                found = ReadWaiting(ref waiting);
            else
                _json.Skip();
        }

        return found;
    }

    private (string Reason, string Message)? ReadWaiting(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartObject, ref isSeen))
            return null;

        var (reason, message) = ("", "");
        while (NextMember())
        {
            if (_json.ValueTextEquals("reason"u8))
                reason = SharedText();
            else if (_json.ValueTextEquals("message"u8))
                message = OwnText();
            else
                _json.Skip();
        }

        return (reason, message);
    }

    private readonly PodTrouble? Trouble()
    {
        var (waiting, container) = _waitingInit ?? _waiting ?? (null, "");
        return PodTrouble.Of(_unscheduled, waiting, container, _pool.Reason(_reason, _message));
    }
}
