using Webhook.Model.Manifests;

namespace Webhook.Output;

/// <summary>The words for how bad a problem of the input is; compilers and SARIF share them.</summary>
internal static class SeverityWord
{
    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    public static string Of(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => "error",
        ProblemSeverity.Warning => "warning",
        _ => "note",
    };
}
