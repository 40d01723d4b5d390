using System.Text;
using Webhook.Policy.Rules;

namespace Webhook.Fuzzing.Mutations;

/// <summary>Puts lines of policies between the lines of others: settings of each rule, exemptions, matches, globs and patterns that are hard on their readers.</summary>
internal sealed class PolicyWords : IMutation
{
    private static readonly string[] Lines =
    [
        .. RuleCatalogue.All.Select(rule => $"    {rule.Descriptor.Id}: {{action: Warn}}"),
        "    required-labels: {action: Warn, labels: [{key: team, value: '(a+)+$'}]}", "    required-labels: {action: Deny, labels: [{key: team, value: '^(a|aa)*b', on: Both}]}",
        "    required-labels: {action: Warn, labels: [{key: team, value: '['}]}", "    required-labels: {action: Warn, labels: [{key: team, value: '(?<a>.)\\k<a>'}]}",
        "    required-labels: {action: Warn, labels: [{key: team, value: '(a{1,1000}){1,1000}'}]}", "    max-unavailable: {action: Deny, limit: 0%, maxNodes: 0}",
        "    max-unavailable: {limit: 1e400}", "    max-unavailable: {limit: '9999999999%'}", "    min-ready-seconds: {action: Warn, minimum: 2147483648}", "    node-coverage: {action: Warn, minimum: 101%}",
        "    control-plane-access: {action: Warn, allowedNamespaces: ['*a*a*a*a*a*a*a*a*a*a*b']}", "    label-consistency: {action: Warn, labels: []}", "  exemptions:", "  - reason: x",
        "    namespaces: ['**', '?', '[a-', 'a]', '']", "    expires: 2027-13-31T00:00:00Z", "    expires: 0001-01-01T00:00:00Z", "    expires: 9999-12-31T23:59:60Z", "    rules: [no-such-rule]",
        "    users: [\"system:*\"]", "  match:", "    namespaceSelector: {matchExpressions: [{key: a, operator: In, values: []}]}", "    objectSelector: {matchLabels: {a: null, '': x}}",
        "  tolerations:", "    automatic: {inject: Always}", "    controlPlane: {inject: Always, keys: [], effects: [None]}", "    extra: [{operator: Exists}, {key: a, operator: Equal, value: b, effect: NoExecute, tolerationSeconds: -9223372036854775808}]",
        "    extra: [{}]", "  rules:", "spec:", "metadata: {name: other}", "metadata: {name: 'no name'}", "---", "apiVersion: daemonset-webhook.dev/v1alpha1", "apiVersion: daemonset-webhook.dev/v1", "kind: DaemonSetPolicy", "kind: daemonsetpolicy",
    ];

    /// <summary>Policies that use much of the format.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        """
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: full}
        spec:
          match:
            namespaces: ["*"]
            excludeNamespaces: [a-*, b]
            namespaceSelector: {matchLabels: {team: x}, matchExpressions: [{key: y, operator: NotIn, values: [z]}]}
            objectSelector: {matchExpressions: [{key: y, operator: DoesNotExist}]}
          tolerations:
            automatic: {inject: Always}
            controlPlane: {inject: Always, keys: [node-role.kubernetes.io/control-plane], effects: [NoSchedule, NoExecute]}
            extra:
            - {key: a, operator: Exists, effect: NoSchedule}
            - {key: b, operator: Equal, value: c, effect: NoExecute, tolerationSeconds: 30}
          rules:
            max-unavailable: {action: Deny, limit: 10%, maxNodes: 3}
            update-strategy: {action: Warn, allowed: [RollingUpdate, OnDelete]}
            required-labels: {action: Warn, labels: [{key: team, value: "[a-z]+", on: Both}]}
            label-consistency: {action: Audit, labels: [app]}
          exemptions:
          - reason: because
            namespaces: [a-*]
            daemonSets: ["*"]
            users: [jane]
            groups: [ops]
            serviceAccounts: ["kube-system/*"]
            rules: [update-strategy]
            expires: 2027-01-31T00:00:00Z
        """,
        """{"apiVersion": "daemonset-webhook.dev/v1alpha1", "kind": "DaemonSetPolicy", "metadata": {"name": "json"}, "spec": {"rules": {"min-ready-seconds": {"action": "Deny", "minimum": 10}}}}""",
    ];

    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        if (input.Bytes.Length > MutationInput.LongestBytes)
            return null;

        var lines = Encoding.UTF8.GetString(input.Bytes).Split('\n').ToList();
        var at = input.Random.Next(lines.Count);
        if (input.Random.Next(2) == 0)
            lines.Insert(at, input.Pick(Lines));
        else
            lines[at] = input.Pick(Lines);

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
