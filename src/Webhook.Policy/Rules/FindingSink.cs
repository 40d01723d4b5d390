namespace Webhook.Policy.Rules;

/// <summary>Where a rule reports to: adds what the rule need not know (its id, action and policy) to each finding.</summary>
public sealed class FindingSink
{
    private List<Finding>? _findings;
    private string _rule = "";
    private string _policy = "";
    private RuleAction _action;

    /// <summary>Everything reported so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings ?? [];

    /// <summary>How many were reported so far.</summary>
    internal int Count => _findings?.Count ?? 0;

    /// <summary>Says whose findings follow.</summary>
    public void Enter(string rule, RuleAction action, string policy) => (_rule, _action, _policy) = (rule, action, policy);

    /// <summary>Reports one violation.</summary>
    /// <param name="field">Kubernetes field path, <c>spec.template.spec.tolerations[0]</c>.</param>
    /// <param name="message">What is wrong: names the field and quotes the values; lower case, no full stop.</param>
    /// <param name="remedy">What to write instead: imperative, lower case, no full stop.</param>
    public void Report(string field, string message, string remedy) => (_findings ??= []).Add(new Finding
    {
        Rule = _rule,
        Action = _action,
        Field = field,
        Message = message,
        Remedy = remedy,
        Policy = _policy,
    });

    /// <summary>Takes back every finding but the first few.</summary>
    internal void KeepOnly(int count) => _findings?.RemoveRange(count, _findings.Count - count);
}
