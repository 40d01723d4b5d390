using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Selectors;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.Placement;

/// <summary>platform-mismatch: the pods are placed on nodes that can run them.</summary>
/// <remarks>
/// <para>Fields: <c>os</c>, <c>nodeSelector</c>, <c>affinity</c> and <c>tolerations</c> of <c>spec.template.spec</c> against the
/// labels and taints of the nodes. Allowed: nodes of one operating system and one architecture, or of several where the template
/// names which; no virtual nodes.</para>
/// <para>Why: pods fail there, node by node, after the DaemonSet was accepted. Which platforms an image is built for can't be
/// known here, so nothing is said of images.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-os"/>; the kubelet's
/// refusal is <c>rejectPodAdmissionBasedOnOSField</c> in kubernetes' pkg/kubelet/lifecycle/predicate.go; virtual nodes: beside
/// each kind in <see cref="VirtualNodeKind"/>.</para>
/// </remarks>
internal sealed class PlatformMismatchRule(IReadOnlyList<string> architectures) : LiveRule
{
    private const int ShownNodes = 10;

    private static readonly string[] OsLabels = ["kubernetes.io/os", "beta.kubernetes.io/os", PlatformChoice.WindowsBuild];
    private static readonly string[] ArchitectureLabels = ["kubernetes.io/arch", "beta.kubernetes.io/arch"];

    public PlatformMismatchRule()
        : this([])
    {
    }

    public override Rule Configure(RuleParameters parameters) =>
        parameters.Strings("architectures") is { } listed ? new PlatformMismatchRule(listed) : this;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var (template, platforms) = (daemonSet.Spec.Template.Spec, cluster.Nodes.Platforms);
        var os = template.Os?.Name ?? "";
        if (os.Length == 0 && platforms is { Virtual.Count: 0, OperatingSystems.Count: < 2, Architectures.Count: < 2 })
            return;

        var placement = cluster.PlacementOf(daemonSet);
        PlacedVirtualNodes.Report(template, placement, findings);
        if (os.Length > 0)
            ReportRefusing(os, placement, findings);
        else
            ReportOperatingSystems(template, placement, findings);

        ReportArchitectures(template, placement, review, findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "platform-mismatch",
        Title = "Placed on virtual nodes, or on nodes of several platforms",
        Category = RuleCategory.Placement,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node,
        What = "The pods are placed on virtual nodes (EKS Fargate, virtual-kubelet, kwok), known by their labels and taints; or on nodes whose "
            + "label kubernetes.io/os is not spec.os.name, where kubelets of 1.24 and later refuse them; or on nodes of several operating systems, or several "
            + "architectures, while neither a nodeSelector nor each term of the required node affinity names the label. An affinity that "
            + "lists both (kubernetes.io/os In [linux, windows]) is a choice. Of operating systems with spec.os.name set only the refusals "
            + "are reported. Architectures are reported when pods are made anew, on creation and on an "
            + "update of the template, since images for several are common. Nothing is said of images: which platforms they are built "
            + "for is not known here.",
        Why = "The DaemonSet is accepted, and its pods wait or fail on those nodes; its status does not get complete, and a roll-out may stop there.",
        Remedy = "Choose the nodes with a nodeSelector or a required node affinity.",
        Source = "https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-os",
        Parameters =
        [
            new(
                "architectures",
                RuleParameterType.Strings,
                "",
                "Architectures that all images are built for, such as amd64 and arm64; nodes of others are reported still. Absent is none."),
        ],
    };

    /// <summary><c>2 of the 5 nodes that the pods are placed on</c>.</summary>
    internal static string Share(int count, int placed) => placed == 1
        ? "the node that the pods are placed on"
        : $"{count} of the {placed} nodes that the pods are placed on";

    private static void ReportRefusing(string os, DaemonSetPlacement placement, FindingSink findings)
    {
        var others = Placed(placement.Nodes.Platforms.OperatingSystems, placement, usual: "linux").Where(group => group.Value != os).ToList();
        if (others.Count == 0)
            return;

        var field = $"{FieldPaths.PodSpec}.os.name";
        var which = others.Select(group => $"{Counted.Of(group.Count, "node")} of {NameOf(group.Value)} ({Names(group.Nodes, placement)})");
        findings.Report(
            field,
            $"{field} is {os}, and the pods are placed on {Phrases.And([.. which])}: the kubelet refuses them there",
            $"write kubernetes.io/os: {os} under {FieldPaths.PodSpec}.nodeSelector, or correct {field}");
    }

    private static void ReportOperatingSystems(PodSpec template, DaemonSetPlacement placement, FindingSink findings)
    {
        var systems = placement.Nodes.Platforms.OperatingSystems;
        if (systems.Count < 2)
            return;

        var placed = Placed(systems, placement, usual: "linux");
        if (placed.Count < 2 || PlatformChoice.IsMade(template, OsLabels))
            return;

        var usual = placed[^1].Value;
        findings.Report(
            $"{FieldPaths.PodSpec}.nodeSelector",
            $"{Groups(placed, placement, "run", NameOf)}, and nothing in {FieldPaths.PodSpec} chooses the operating system",
            $"write kubernetes.io/os: {usual} under {FieldPaths.PodSpec}.nodeSelector, or {Phrases.And([.. placed.SkipLast(1).Select(group => group.Value)])} "
                + $"if the pods are for those nodes; if they are for all, add {Listing("kubernetes.io/os", placed, template)}");
    }

    private void ReportArchitectures(PodSpec template, DaemonSetPlacement placement, DaemonSetReview review, FindingSink findings)
    {
        var known = placement.Nodes.Platforms.Architectures;
        if (known.Count < 2)
            return;

        var placed = Placed(known, placement, usual: "amd64");
        if (placed.Count < 2
            || placed.TrueForAll(group => architectures.Contains(group.Value))
            || PlatformChoice.IsMade(template, ArchitectureLabels)
            || !MakesPods(review))
        {
            return;
        }

        findings.Report(
            $"{FieldPaths.PodSpec}.nodeSelector",
            $"{Groups(placed, placement, "have architecture", name => name)}, and nothing in {FieldPaths.PodSpec} chooses one; whether all images are built "
                + "for each is not known here",
            $"if they are not, write kubernetes.io/arch: {placed[^1].Value} under {FieldPaths.PodSpec}.nodeSelector; if they are, "
                + $"list the architectures in the rule's parameter architectures, or add {Listing("kubernetes.io/arch", placed, template)}");
    }

    private static bool MakesPods(DaemonSetReview review) =>
        (review.Operation == Operation.Create && review.Source != ReviewSource.Audit) || TemplateChanges.Of(review) != TemplateChange.None;

    /// <summary>The platforms that pods are placed on: the usual one last, of the others the most frequent first.</summary>
    private static List<(string Value, int Count, NodeSet Nodes)> Placed(
        IReadOnlyList<(string Value, NodeSet Nodes)> platforms, DaemonSetPlacement placement, string usual) =>
    [
        .. platforms
            .Select(platform => (platform.Value, placement.Running().Shared(platform.Nodes).Count, platform.Nodes))
            .Where(platform => platform.Count > 0)
            .OrderBy(platform => platform.Value == usual)
            .ThenByDescending(platform => platform.Count)
            .ThenBy(platform => platform.Value, StringComparer.Ordinal),
    ];

    /// <summary><c>3 of the 5 nodes that the pods are placed on run Windows (w-1, w-2 and w-3), 2 run Linux</c>.</summary>
    private static string Groups(
        List<(string Value, int Count, NodeSet Nodes)> placed, DaemonSetPlacement placement, string verb, Func<string, string> name)
    {
        var named = placed.SkipLast(1).Select((group, index) =>
            $"{(index == 0 ? Share(group.Count, placement.Runs) : $"{group.Count}")} {Of(verb, group.Count)} {name(group.Value)} ({Names(group.Nodes, placement)})");
        return $"{string.Join(", ", named)}, {placed[^1].Count} {Of(verb, placed[^1].Count)} {name(placed[^1].Value)}";
    }

    private static string Of(string verb, int count) => count > 1 ? verb : verb.StartsWith("have", StringComparison.Ordinal) ? $"has{verb[4..]}" : $"{verb}s";

    private static string Names(NodeSet members, DaemonSetPlacement placement)
    {
        List<string> names = [];
        var placed = placement.Running().And(members);
        for (var node = placed.Next(0); node >= 0; node = placed.Next(node + 1))
            names.Add(placement.Nodes[node].Metadata.Name);

        return Phrases.Few(names, ShownNodes);
    }

    private static string Listing(string label, List<(string Value, int Count, NodeSet Nodes)> placed, PodSpec template) =>
        PlatformChoice.Affinity(template, [PlatformChoice.Requirement(label, SelectorOperator.In, placed.Select(group => group.Value))]);

    private static string NameOf(string os) => os switch { "linux" => "Linux", "windows" => "Windows", _ => os };
}
