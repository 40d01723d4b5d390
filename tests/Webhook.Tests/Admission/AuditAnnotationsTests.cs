using Webhook.Admission;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Tests.Admission;

public sealed class AuditAnnotationsTests
{
    [Fact]
    public void Joins_the_findings_of_a_rule()
    {
        var annotations = AuditAnnotations.Of([Finding("one", RuleAction.Deny, "a"), Finding("two", RuleAction.Audit, "b\n"), Finding("one", RuleAction.Deny, "c")], ["p", "q"], SkippedChecks.None);

        Assert.Equal(
            [new("policies", "p, q"), new("one", "Deny: a | Deny: c"), new("two", "Audit: b ")],
            annotations);
    }

    [Fact]
    public void Says_what_was_added_and_what_was_put_off()
    {
        var toleration = new Toleration { Key = "k", Operator = "Exists", Effect = "NoSchedule" };

        Assert.Equal([new("injected", "k:NoSchedule, k:NoSchedule")], AuditAnnotations.Of([toleration, toleration], [], SkippedChecks.None));
        Assert.Equal([new("deferred", "k:NoSchedule")], AuditAnnotations.Of([], [toleration], SkippedChecks.None));
    }

    [Fact]
    public void Bounds_a_value() => Assert.Equal(
        1024, OneLine.Length(AuditAnnotations.Of([Finding("one", RuleAction.Deny, new string('x', 5000))], [], SkippedChecks.None)[0].Value));

    [Fact]
    public void Takes_keys_that_the_api_server_accepts() => Assert.All(
        RuleCatalogue.All, rule => Assert.Matches("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", rule.Descriptor.Id));

    private static Finding Finding(string rule, RuleAction action, string message) =>
        new() { Rule = rule, Action = action, Field = "spec", Message = message, Remedy = "fix it", Policy = "default" };
}
