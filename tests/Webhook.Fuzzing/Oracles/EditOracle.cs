using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Policy;
using Webhook.Policy.Injection;
using Webhook.Testing;

namespace Webhook.Fuzzing.Oracles;

/// <summary>Holds an edit of a file against the patch of each of its DaemonSets.</summary>
internal static class EditOracle
{
    private const int MaxDepth = 512;

    /// <summary>Has the editor add what is missing, and checks that nothing else has changed.</summary>
    /// <exception cref="BrokenPromiseException">Something has.</exception>
    public static void Check(PolicyEngine engine, ManifestFile file, Observation seen)
    {
        var injections = new Dictionary<ManifestObject, TolerationInjection>();
        foreach (var found in file.Objects.Where(found => found.DaemonSet is not null))
        {
            var injection = Meter.Measure(() => engine.Inject(DaemonSetReview.ForManifest(found.DaemonSet!, found.Json, A.Moment)));
            if (injection.Added.Count > 0)
                injections.Add(found, injection);
        }

        if (injections.Count == 0)
            return;

        string text;
        try
        {
            var edit = ManifestEditor.AppendTolerations(file, injections.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Toleration>)pair.Value.Added));
            seen.Note("edit", $"{edit.ReemittedDocuments.Count > 0}");
            text = edit.Text;
        }
        catch (InvalidOperationException refusal) when (refusal.Message.EndsWith("add them by hand", StringComparison.Ordinal))
        {
            seen.Note("edit", "refused");
            return;
        }

        var after = ManifestReader.Read("edited.yaml", text);
        Expect.That(after.Objects.Count == file.Objects.Count, "edit-loses-objects", () => text);
        foreach (var (before, now) in file.Objects.Zip(after.Objects))
        {
            var expected = Expected(before, injections.GetValueOrDefault(before));
            Expect.That(
                JsonElement.DeepEquals(expected, Parse(now.Json)), "edit-changes-more", () => $"{expected}\n{System.Text.Encoding.UTF8.GetString(now.Json.Span)}\n{text}");
        }
    }

    private static JsonElement Expected(ManifestObject before, TolerationInjection? injection)
    {
        if (injection is null)
            return Parse(before.Json);

        var patch = JsonElement.Parse(Model.Patches.JsonPatch.Serialize(injection.Patch));
        var patched = Rfc6902.Apply(JsonNode.Parse(before.Json.Span, documentOptions: new() { MaxDepth = MaxDepth })!, patch);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = MaxDepth }))
            patched.WriteTo(writer);

        return Parse(stream.ToArray());
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json) => JsonElement.Parse(json.Span, new JsonDocumentOptions { MaxDepth = MaxDepth });
}
