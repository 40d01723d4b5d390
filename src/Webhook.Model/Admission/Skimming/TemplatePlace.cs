using Webhook.Model.Apps;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Where a template stands: first index and the one behind it; 0 and 0 when absent.</summary>
internal struct TemplatePlace
{
    /// <summary><c>spec.template</c>.</summary>
    public (int Start, int End) Template { get; set; }

    /// <summary><c>spec.template.spec</c>.</summary>
    public (int Start, int End) PodSpec { get; set; }

    /// <summary><c>spec.template.spec.tolerations</c>.</summary>
    public (int Start, int End) Tolerations { get; set; }

    /// <summary>The slices of the document.</summary>
    public readonly TemplateJson In(ReadOnlyMemory<byte> json) => new(
        json[Template.Start..Template.End], json[PodSpec.Start..PodSpec.End], json[Tolerations.Start..Tolerations.End]);
}
