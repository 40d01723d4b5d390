using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Testing;

/// <summary>Builds DaemonSets for tests, one change a call; starts from one that is in order.</summary>
/// <remarks>
/// logging/agent selects app=agent, carries that label itself, runs one container and waits 10 s for a new pod. Each call changes
/// this builder and returns it. Strings are counts where they are numbers and percentages elsewhere: <c>"3"</c>, <c>"10%"</c>.
/// </remarks>
public sealed class DaemonSetBuilder
{
    private static readonly Dictionary<string, string> AppAgent = new() { ["app"] = "agent" };

    private DaemonSet _daemonSet = new()
    {
        ApiVersion = "apps/v1",
        Kind = "DaemonSet",
        Metadata = new() { Namespace = "logging", Name = "agent", Labels = AppAgent },
        Spec = new()
        {
            MinReadySeconds = 10,
            Selector = new() { MatchLabels = AppAgent },
            Template = new() { Metadata = new() { Labels = AppAgent }, Spec = new() { Containers = [new() { Name = "agent" }] } },
        },
    };

    /// <summary>The object as built so far, not defaulted.</summary>
    public DaemonSet Build() => _daemonSet;

    /// <summary>Changes anything.</summary>
    public DaemonSetBuilder With(Func<DaemonSet, DaemonSet> change)
    {
        _daemonSet = change(_daemonSet);
        return this;
    }

    /// <summary>Changes <c>metadata</c>.</summary>
    public DaemonSetBuilder Metadata(Func<ObjectMeta, ObjectMeta> change) => With(it => it with { Metadata = change(it.Metadata) });

    /// <summary>Changes <c>spec</c>.</summary>
    public DaemonSetBuilder Spec(Func<DaemonSetSpec, DaemonSetSpec> change) => With(it => it with { Spec = change(it.Spec) });

    /// <summary>Changes <c>spec.template.spec</c>.</summary>
    public DaemonSetBuilder PodSpec(Func<PodSpec, PodSpec> change) =>
        Spec(spec => spec with { Template = spec.Template with { Spec = change(spec.Template.Spec) } });

    /// <summary>Sets <c>metadata.name</c>.</summary>
    public DaemonSetBuilder Named(string name) => Metadata(metadata => metadata with { Name = name });

    /// <summary>Sets <c>metadata.namespace</c>.</summary>
    public DaemonSetBuilder InNamespace(string name) => Metadata(metadata => metadata with { Namespace = name });

    /// <summary>Replaces <c>metadata.labels</c>.</summary>
    public DaemonSetBuilder Labelled(params (string Key, string Value)[] labels) =>
        Metadata(metadata => metadata with { Labels = labels.ToDictionary(label => label.Key, label => label.Value) });

    /// <summary>Replaces <c>spec.template.metadata.labels</c>.</summary>
    public DaemonSetBuilder TemplateLabelled(params (string Key, string Value)[] labels) => Spec(spec => spec with
    {
        Template = spec.Template with
        {
            Metadata = spec.Template.Metadata with { Labels = labels.ToDictionary(label => label.Key, label => label.Value) },
        },
    });

    /// <summary>Replaces <c>spec.selector</c> by matchLabels alone.</summary>
    public DaemonSetBuilder Selecting(params (string Key, string Value)[] labels) =>
        Selector(new() { MatchLabels = labels.ToDictionary(label => label.Key, label => label.Value) });

    /// <summary>Replaces <c>spec.selector</c>.</summary>
    public DaemonSetBuilder Selector(LabelSelector? selector) => Spec(spec => spec with { Selector = selector });

    /// <summary>Adds one entry to <c>spec.selector.matchExpressions</c>.</summary>
    public DaemonSetBuilder SelectingWhere(string key, string operation, params string[] values)
    {
        var selector = _daemonSet.Spec.Selector ?? new();
        LabelSelectorRequirement requirement = new() { Key = key, Operator = operation, Values = values };
        return Selector(selector with { MatchExpressions = [.. selector.MatchExpressions, requirement] });
    }

    /// <summary>Sets <c>spec.updateStrategy</c>; with neither parameter there is no <c>rollingUpdate</c>.</summary>
    public DaemonSetBuilder Strategy(string type, string? maxUnavailable = null, string? maxSurge = null) => Spec(spec => spec with
    {
        UpdateStrategy = new()
        {
            Type = type,
            RollingUpdate = maxUnavailable is null && maxSurge is null ? null
                : new() { MaxUnavailable = Value(maxUnavailable), MaxSurge = Value(maxSurge) },
        },
    });

    /// <summary>Sets <c>spec.updateStrategy</c> to RollingUpdate.</summary>
    public DaemonSetBuilder Rolling(string? maxUnavailable = null, string? maxSurge = null) =>
        Strategy(DaemonSetUpdateStrategy.RollingUpdateType, maxUnavailable, maxSurge);

    /// <summary>Adds a toleration.</summary>
    public DaemonSetBuilder Tolerating(string key = "", string op = "", string value = "", string effect = "", long? seconds = null) =>
        PodSpec(pod => pod with
        {
            Tolerations = [.. pod.Tolerations, new() { Key = key, Operator = op, Value = value, Effect = effect, TolerationSeconds = seconds }],
        });

    /// <summary>Replaces the containers.</summary>
    public DaemonSetBuilder Containers(params Container[] containers) => PodSpec(pod => pod with { Containers = containers });

    /// <summary>Sets <c>metadata.deletionTimestamp</c>.</summary>
    public DaemonSetBuilder BeingDeleted() => Metadata(metadata => metadata with { DeletionTimestamp = A.Moment });

    /// <summary>Sets <c>status.desiredNumberScheduled</c>.</summary>
    public DaemonSetBuilder OnNodes(int count) => With(it => it with { Status = it.Status with { DesiredNumberScheduled = count } });

    private static IntOrPercent? Value(string? text) => text is null ? null
        : int.TryParse(text, out var count) ? IntOrPercent.FromInt(count)
        : IntOrPercent.FromString(text);
}
