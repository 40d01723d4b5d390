using Webhook.Model.Manifests;

namespace Webhook.Output;

/// <summary>The words for how bad a problem of the input is; compilers, GitHub and SARIF share them.</summary>
internal static class SeverityWord
{
    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public static string Of(ProblemSeverity severity) => severity == ProblemSeverity.Error ? "error" : "warning";
}
