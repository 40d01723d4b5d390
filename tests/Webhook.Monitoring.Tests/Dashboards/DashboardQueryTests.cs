using Webhook.Monitoring.Tests.Dashboards.Replicas;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>Every query of the dashboard, asked of a real Prometheus that scrapes running replicas.</summary>
public sealed class DashboardQueryTests(ObservedReplicas observed) : IClassFixture<ObservedReplicas>
{
    public static TheoryData<string> Titles => [.. ShippedDashboard.Panels.Select(panel => panel.Title)];

    public static TheoryData<string, string> Panels => Each(ShippedDashboard.Panels.Select(panel => panel.Title));

    public static TheoryData<string, string> Annotations => Each(ShippedDashboard.Annotations.Keys);

    public static TheoryData<string> Variables =>
        [.. ShippedDashboard.Variables.Where(variable => variable.Type == "query").Select(variable => variable.Name)];

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task Gives_series_for_every_panel(string title, string selection)
    {
        foreach (var target in ShippedDashboard.Panels.Single(panel => panel.Title == title).Targets)
            Assert.NotEmpty(await AnswerAsync(target.Expression, ObservedReplicas.Selections[selection], target.IsInstant));
    }

    [Theory]
    [MemberData(nameof(Annotations))]
    public async Task Gives_series_for_every_mark_on_the_time_axis(string name, string selection) =>
        Assert.NotEmpty(await AnswerAsync(ShippedDashboard.Annotations[name], ObservedReplicas.Selections[selection], isInstant: false));

    [Theory]
    [MemberData(nameof(Variables))]
    public async Task Gives_values_for_every_variable(string name)
    {
        var variable = ShippedDashboard.Variables.Single(variable => variable.Name == name);

        var values = await observed.Prometheus.UntilAsync(Selection.All.Apply(variable.Query));

        Assert.Contains(values, value => value[variable.Label].Length > 0);
        Assert.Equal(name, variable.Label);
    }

    /// <summary>A legend that names a label which a query drops would be the same for all of its series.</summary>
    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Names_each_series_by_labels_that_it_has(string title)
    {
        foreach (var target in ShippedDashboard.Panels.Single(panel => panel.Title == title).Targets.Where(target => target.Legend != "__auto"))
        {
            var samples = await AnswerAsync(target.Expression, ObservedReplicas.OfTheChart, target.IsInstant);
            Assert.Distinct(samples.Select(sample => Legend.Of(target, sample)));
        }
    }

    /// <summary>Two replicas are two, whatever both of them show is counted once, and what one of them counts is summed.</summary>
    [Theory]
    [InlineData("Replicas", 2)]
    [InlineData("DaemonSets", 5)]
    [InlineData("Not on every node", 1)]
    [InlineData("With stale pods", 1)]
    [InlineData("Leader", 1)]
    public async Task Counts_right_with_two_replicas(string title, double expected)
    {
        var target = ShippedDashboard.Panels.Single(panel => panel.Title == title).Targets[0];
        var query = (Selection.All with { Values = new Dictionary<string, string[]> { ["job"] = ["daemonset-webhook"] } }).Apply(target.Expression);

        Assert.Equal(expected, Assert.Single(await observed.Prometheus.UntilAsync($"({query}) == {expected}")).Value);
    }

    /// <summary>Asks until there is an answer with a number in it.</summary>
    private Task<IReadOnlyList<PrometheusSample>> AnswerAsync(string expression, Selection selection, bool isInstant)
    {
        var query = selection.Apply(expression);
        return Eventually.GetAsync(
            $"{query} to give something",
            async () =>
            {
                var now = TimeProvider.System.GetUtcNow();
                var samples = isInstant
                    ? await observed.Prometheus.QueryAsync(query)
                    : await observed.Prometheus.QueryRangeAsync(query, now - TimeSpan.FromMinutes(1), now, TimeSpan.FromSeconds(2));
                return samples.Any(sample => sample.Values.Any(double.IsFinite)) ? samples : null;
            },
            () => observed.Prometheus.Log);
    }

    private static TheoryData<string, string> Each(IEnumerable<string> names)
    {
        var data = new TheoryData<string, string>();
        foreach (var name in names)
        {
            foreach (var selection in ObservedReplicas.Selections.Keys)
                data.Add(name, selection);
        }

        return data;
    }
}
