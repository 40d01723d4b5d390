using Webhook.Admission;
using Webhook.Model.Text;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Tests.Admission;

public sealed class FindingTextTests
{
    [Fact]
    public void Puts_a_single_reason_on_one_line() =>
        Assert.Equal("DaemonSet a/b: one: wrong; fix it", FindingText.Denial("DaemonSet a/b", [Finding("one", "wrong")]));

    [Fact]
    public void Lists_every_reason() => Assert.Equal(
        "DaemonSet a/b: 2 rules deny it:\n- one: wrong; fix it\n- one: wrong too; fix it\n- two: bad; fix it",
        FindingText.Denial("DaemonSet a/b", [Finding("one", "wrong"), Finding("one", "wrong too"), Finding("two", "bad")]));

    [Fact]
    public void Counts_the_reasons_of_one_rule() => Assert.Equal(
        "DaemonSet a/b: rule one denies it 2 times:\n- one: wrong; fix it\n- one: wrong too; fix it",
        FindingText.Denial("DaemonSet a/b", [Finding("one", "wrong"), Finding("one", "wrong too")]));

    [Fact]
    public void Keeps_each_reason_on_its_line_whatever_it_quotes() => Assert.Equal(
        "DaemonSet a/b: 2 rules deny it:\n- one: a  b; fix it\n- two: bad; fix it",
        FindingText.Denial("DaemonSet a/b", [Finding("one", "a\n\tb"), Finding("two", "bad")]));

    [Fact]
    public void Names_the_object_in_every_warning()
    {
        Assert.Equal("DaemonSet a/b: short", FindingText.Warning("DaemonSet a/b", "short"));
        Assert.Equal($"DaemonSet a/b: {new string('x', 240)}…", FindingText.Warning("DaemonSet a/b", new string('x', 250)));
    }

    [Fact]
    public void Shortens_paths_before_it_cuts_the_message()
    {
        var path = "spec.template.spec.tolerations[2]";
        var finding = Finding("valueless-toleration", $"{path} {new string('x', 120)}") with { Remedy = $"set operator Exists in {path}" };

        Assert.Equal(
            $"DaemonSet logging/agent: valueless-toleration: …tolerations[2] {new string('x', 120)}; set operator Exists in {path}",
            FindingText.Warning("DaemonSet logging/agent", finding));
    }

    [Fact]
    public void Cuts_the_message_and_keeps_the_remedy()
    {
        var warning = FindingText.Warning("DaemonSet a/b", Finding("one", string.Join(' ', Enumerable.Repeat("word", 100))));

        Assert.Equal(WarningBudget.MaxRunes, OneLine.Length(warning));
        Assert.EndsWith("…; fix it", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_a_remedy_behind_a_word_that_is_too_long_by_itself()
    {
        var warning = FindingText.Warning("DaemonSet a/b", Finding("one", "wrong") with { Remedy = string.Join(' ', Enumerable.Repeat("word", 100)) });

        Assert.StartsWith("DaemonSet a/b: one: word word", warning, StringComparison.Ordinal);
        Assert.EndsWith("word …", warning, StringComparison.Ordinal);
    }

    /// <summary>Names, messages and remedies of any length, with line breaks, paths and characters outside the basic plane.</summary>
    [Fact]
    public void Fits_the_budget_begins_with_the_name_and_ends_with_the_remedy()
    {
        string[] words = ["spec.template.spec.tolerations[2]", "a", "word", "\n", "é", "😀", "spec.updateStrategy.rollingUpdate.maxSurge", "x/y:z", "—"];
        var random = new Random(7);
        for (var run = 0; run < 20_000; run++)
        {
            var name = $"DaemonSet {new string('n', random.Next(1, 64))}/{new string('d', random.Next(1, 64))}";
            var finding = Finding(Text(random.Next(1, 3)).Replace(' ', '-'), Text(random.Next(0, 60))) with { Remedy = Text(random.Next(1, 40)) };

            var warning = FindingText.Warning(name, finding);

            Assert.InRange(OneLine.Length(warning), 1, WarningBudget.MaxRunes);
            Assert.StartsWith($"{name}: ", warning, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', warning);
            var whole = OneLine.Of(finding.Remedy);
            var shortened = whole.Replace("spec.template.spec.", "…", StringComparison.Ordinal).Replace("spec.updateStrategy.rollingUpdate.", "…", StringComparison.Ordinal);
            Assert.True(
                warning.EndsWith($"; {whole}", StringComparison.Ordinal) || warning.EndsWith($"; {shortened}", StringComparison.Ordinal)
                || OneLine.Length(name) + OneLine.Length(finding.Rule) + OneLine.Length(shortened) + 6 + 24 > WarningBudget.MaxRunes,
                warning);
        }

        string Text(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
    }

    private static Finding Finding(string rule, string message) =>
        new() { Rule = rule, Action = RuleAction.Deny, Field = "spec", Message = message, Remedy = "fix it", Policy = "default" };
}
