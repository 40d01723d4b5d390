using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Output.Explanations;

/// <summary><c>-o yaml</c>: the same members as <see cref="ExplanationJson"/>, in the same order.</summary>
internal sealed class ExplanationYaml : IExplanationFormat
{
    private readonly ExplanationJson _json = new();

    /// <inheritdoc/>
    public string Render(IReadOnlyList<Explanation> explanations, ExplanationStyle style)
    {
        using var json = JsonDocument.Parse(_json.Render(explanations, style));
        return YamlText.FromJson(json.RootElement);
    }
}
