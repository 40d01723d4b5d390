using System.Reflection;
using System.Runtime.InteropServices;

namespace Webhook;

/// <summary>What this build is, as <c>version</c>, SARIF reports and the <c>build_info</c> metric say it.</summary>
/// <param name="Version">Semantic version, <c>0.1.0</c>.</param>
/// <param name="Commit">Git commit it was built from; <c>unknown</c> outside a checkout.</param>
/// <param name="Runtime">The .NET that runs it, <c>.NET 10.0.1</c>.</param>
public sealed record ProductVersion(string Version, string Commit, string Runtime)
{
    /// <summary>This process.</summary>
    public static ProductVersion Current { get; } = FromInformational(
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        RuntimeInformation.FrameworkDescription);

    /// <summary>Splits what the compiler recorded, <c>0.1.0+commit</c> (the SDK appends SourceRevisionId behind the plus).</summary>
    public static ProductVersion FromInformational(string informational, string runtime)
    {
        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        return plus < 0
            ? new ProductVersion(informational.Length == 0 ? "unknown" : informational, "unknown", runtime)
            : new ProductVersion(informational[..plus], informational[(plus + 1)..], runtime);
    }
}
