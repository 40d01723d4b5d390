using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Manifests.Schema;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Tests.Vectors;

internal static class TemplateSuites
{
    public static void Equality(JsonElement input, JsonElement expected)
    {
        var (a, b) = (input.GetProperty("a"), input.GetProperty("b"));

        Assert.Equal(!expected.Flag("newRevision"), TemplateComparison.AreEqual(a, b));
        Assert.Equal(!expected.Flag("newRevision"), TemplateComparison.AreEqual(b, a));

        // The controller's own data of the two, which an API server would send.
        var (dataA, dataB) = (TemplateOf(expected, "dataA"), TemplateOf(expected, "dataB"));
        Assert.Equal(!expected.Flag("newRevision"), TemplateComparison.AreEqual(dataA, dataB));
        Assert.True(JsonNode.DeepEquals(StoredForm.Decoded.OfTemplate(dataA), StoredForm.Decoded.OfTemplate(a)), $"{StoredForm.Decoded.OfTemplate(a).ToJsonString()} is not stored as {dataA.GetRawText()}");
        Assert.True(JsonNode.DeepEquals(StoredForm.Decoded.OfTemplate(dataB), StoredForm.Decoded.OfTemplate(b)), $"{StoredForm.Decoded.OfTemplate(b).ToJsonString()} is not stored as {dataB.GetRawText()}");
    }

    private static JsonElement TemplateOf(JsonElement expected, string data) => expected.GetProperty(data).GetProperty("spec").GetProperty("template");
}
