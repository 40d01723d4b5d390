using System.Text.Json;
using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Decoding;

/// <content>What stands in <c>metadata</c>.</content>
internal ref partial struct PodReader
{
    private void ReadMetadata(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartObject, ref isSeen))
            return;

        var (labels, owners) = (false, false);
        while (NextMember())
        {
            if (_json.ValueTextEquals("name"u8))
                _name = OwnText();
            else if (_json.ValueTextEquals("namespace"u8))
                _namespace = SharedText();
            else if (_json.ValueTextEquals("uid"u8))
                _uid = OwnText();
            else if (_json.ValueTextEquals("resourceVersion"u8))
                _resourceVersion = OwnText();
            else if (_json.ValueTextEquals("creationTimestamp"u8))
                _creationTimestamp = Time();
            else if (_json.ValueTextEquals("deletionTimestamp"u8))
                _deletionTimestamp = Time();
            else if (_json.ValueTextEquals("deletionGracePeriodSeconds"u8))
                _grace = WholeNumber();
            else if (_json.ValueTextEquals("labels"u8))
                ReadLabels(ref labels);
            else if (_json.ValueTextEquals("ownerReferences"u8))
                ReadOwners(ref owners);
            else if (_json.ValueTextEquals("generation"u8))
                _ = _json.Read() && _json.GetInt64() > 0;
            else
                _json.Skip();
        }
    }

    private void ReadLabels(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartObject, ref isSeen))
            return;

        var labels = _pool.Labels;
        labels.Clear();
        while (NextMember())
            labels.Add(KeyValuePair.Create(_pool.Share(ref _json), SharedText()));

        _labels = _pool.Share(labels);
    }

    private void ReadOwners(ref bool isSeen)
    {
        if (!Enter(JsonTokenType.StartArray, ref isSeen))
            return;

        while (NextObject())
        {
            var (kind, name, uid) = ("", "", "");
            bool? controller = null;
            while (NextMember())
            {
                if (_json.ValueTextEquals("kind"u8))
                    kind = SharedText();
                else if (_json.ValueTextEquals("name"u8))
                    name = SharedText();
                else if (_json.ValueTextEquals("uid"u8))
                    uid = SharedText();
                else if (_json.ValueTextEquals("controller"u8))
                    controller = Flag();
                else
                    _json.Skip();
            }

            if (controller == true)
                _controller ??= _pool.Share(new OwnerReference { Kind = kind, Name = name, Uid = uid, Controller = true });
        }
    }
}
