using System.Globalization;
using System.Text.RegularExpressions;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>The release of Kubernetes that tests run on, and everything in which they ask or expect something else by it.</summary>
/// <param name="Major">1.</param>
/// <param name="Minor">Such as 36.</param>
/// <param name="Patch">Such as 2.</param>
/// <remarks>
/// Nothing else looks at the number: what differs between releases gets a name here. Sources: the changelogs of the releases
/// named, <see href="https://github.com/kubernetes/kubernetes/tree/master/CHANGELOG"/>, and
/// <see href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/"/>.
/// </remarks>
internal sealed partial record ServerVersion(int Major, int Minor, int Patch)
{
    /// <summary>
    /// Whether the programs listen without TLS, or have the flags for it that must be zero: <c>--insecure-port</c> of the API
    /// server and <c>--port</c> of controllers and scheduler. A program ends at a flag that it does not know.
    /// </summary>
    public bool HasPlainPorts => IsBefore(24);

    /// <summary>Whether each namespace has the label <c>kubernetes.io/metadata.name</c> by itself.</summary>
    public bool LabelsNamespaces => !IsBefore(21);

    /// <summary>Whether the chart can be installed as it is.</summary>
    public bool IsTakenByTheChart => !IsBefore(25);

    /// <summary>Whether PodDisruptionBudgets are policy/v1; before, the same fields are policy/v1beta1.</summary>
    public bool ServesPolicyV1 => !IsBefore(21);

    /// <summary>Whether a PodDisruptionBudget says what becomes of unhealthy pods (<c>unhealthyPodEvictionPolicy</c>).</summary>
    public bool KnowsUnhealthyPodEviction => !IsBefore(27);

    /// <summary>Whether webhook configurations have <c>matchConditions</c> as a stable field, as the chart asks.</summary>
    public bool HasMatchConditions => !IsBefore(30);

    /// <summary>
    /// Whether values in a node affinity must be label values, those of Gt and Lt included, so that <c>-1</c> is refused, too.
    /// Taken from the first release that may do so.
    /// </summary>
    public bool ChecksValuesOfNodeAffinity => !IsBefore(32);

    /// <summary>The version for <c>helm template --kube-version</c>: that of the server, or the oldest that the chart takes.</summary>
    public string ForTheChart => IsTakenByTheChart ? $"{this}" : "1.25.0";

    /// <summary>The version in what a program prints for <c>--version</c>, or in the <c>gitVersion</c> of <c>/version</c>.</summary>
    /// <exception cref="FormatException">There is none; says what was printed.</exception>
    public static ServerVersion Parse(string printed)
    {
        var match = Pattern().Match(printed);
        return match.Success
            ? new(Number(match, 1), Number(match, 2), Number(match, 3))
            : throw new FormatException($"no version of Kubernetes, such as \"Kubernetes v1.36.2\": \"{printed.Trim()}\"");
    }

    /// <summary><c>1.36.2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private bool IsBefore(int minor) => (Major, Minor).CompareTo((1, minor)) < 0;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // What is built from a branch has more behind it: v1.37.0-alpha.1.5+0123456.
    [GeneratedRegex(@"\bv(\d{1,4})\.(\d{1,4})\.(\d{1,4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
