using System.Text.RegularExpressions;
using Webhook.Metrics.Descriptions;
using Webhook.Monitoring.Tests.Rules;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>The dashboard as it stands in the repository.</summary>
public sealed partial class DashboardFileTests
{
    /// <summary>By which links name the place of the runbooks; the chart puts another in its place.</summary>
    private const string Runbooks = "${runbooks:raw}";

    [Fact]
    public void Can_be_imported_and_provisioned_anywhere()
    {
        var json = ShippedDashboard.Json;

        // Inputs are asked for by the import dialogue alone; a number belongs to one Grafana.
        Assert.All(["__inputs", "__requires", "__elements"], name => Assert.False(json.ContainsKey(name), name));
        Assert.Null(json["id"]);
        Assert.Equal("daemonset-webhook", (string?)json["uid"]);
        Assert.InRange((int)json["schemaVersion"]!, 36, 41);
        Assert.Equal("prometheus", (string?)ShippedDashboard.Variables.Single(variable => variable.Type == "datasource").Json["query"]);
    }

    [Fact]
    public void Numbers_and_titles_every_panel_once()
    {
        Assert.Distinct(ShippedDashboard.All.Select(panel => panel.Id));
        Assert.Distinct(ShippedDashboard.Panels.Select(panel => panel.Title));
        Assert.All(ShippedDashboard.All, panel => Assert.NotEmpty(panel.Title));
    }

    [Fact]
    public void Lays_panels_side_by_side_below_the_title_of_their_row()
    {
        Assert.All(ShippedDashboard.All, panel => Assert.InRange(panel.Place.X + panel.Place.Width, 1, GridPlace.Columns));
        Assert.Distinct(ShippedDashboard.All.SelectMany(panel => panel.Place.Cells));
        Assert.True(ShippedDashboard.All[0].IsRow);
        // The rows of panels leave no hole.
        var height = ShippedDashboard.All.Max(panel => panel.Place.Y + panel.Place.Height);
        Assert.Equal(height * GridPlace.Columns, ShippedDashboard.All.Sum(panel => panel.Place.Width * panel.Place.Height));
    }

    [Fact]
    public void Says_of_every_panel_what_it_shows() => Assert.All(ShippedDashboard.Panels, panel =>
    {
        Assert.EndsWith(".", panel.Description, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', panel.Description);
        Assert.NotEmpty((string)panel.Defaults["unit"]!);
    });

    [Fact]
    public void Asks_the_chosen_data_source_alone() => Assert.All(ShippedDashboard.Panels, panel =>
    {
        Assert.NotEmpty(panel.Targets);
        Assert.Distinct(panel.Targets.Select(target => target.Id));
        Assert.All(panel.Targets.Select(target => target.DataSource).Append(panel.DataSource), uid => Assert.Equal("${datasource}", uid));
        Assert.All(panel.Targets, target => Assert.NotEqual(target.IsInstant, (bool)target.Json["range"]!));
    });

    [Fact]
    public void Takes_no_steps_shorter_than_the_interval_of_the_charts_scrapes()
    {
        var values = File.ReadAllText(Repository.Path($"{ChartRelease.Chart}/values.yaml"));

        Assert.All(
            ShippedDashboard.Panels.SelectMany(panel => panel.Targets).Where(target => !target.IsInstant),
            target => Assert.Contains($"\n  interval: {(string)target.Json["interval"]!}\n", values, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_only_metrics_that_there_are() => Assert.All(
        ShippedDashboard.Queries.SelectMany(query => MetricNames.In(query).Concat(OfTheProcess().Matches(query).Select(match => match.Value))),
        name => Assert.Contains(name, MetricNames.All));

    [Fact]
    public void Shows_every_metric_of_our_own()
    {
        var shown = ShippedDashboard.Queries.SelectMany(MetricNames.In).ToHashSet();

        Assert.Empty(MetricCatalogue.All.Select(metric => metric.Name).Where(name => name.StartsWith("daemonset_webhook_", StringComparison.Ordinal)).Except(shown));
    }

    /// <summary>It works with nothing but what the replicas show.</summary>
    [Fact]
    public void Needs_no_recording_rule() => Assert.All(ShippedDashboard.Queries, query => Assert.DoesNotContain(":daemonset_webhook", query, StringComparison.Ordinal));

    [Fact]
    public void Uses_every_variable() => Assert.All(ShippedDashboard.Variables.Select(variable => variable.Name), name => Assert.Contains(
        ShippedDashboard.Panels,
        panel => panel.DataSource == $"${{{name}}}"
            || panel.Targets.Any(target => target.Expression.Contains($"=~\"${name}\"", StringComparison.Ordinal))
            || panel.Links.Any(link => link.StartsWith($"${{{name}:", StringComparison.Ordinal))));

    [Fact]
    public void Lets_several_values_be_chosen_or_all() => Assert.All(ShippedDashboard.Variables.Where(variable => variable.Type == "query"), variable =>
    {
        Assert.True((bool)variable.Json["multi"]!);
        Assert.True((bool)variable.Json["includeAll"]!);
        // All must not become a list of those values that there are just now.
        Assert.Equal(".*", (string?)variable.Json["allValue"]);
        Assert.Equal((string?)variable.Json["definition"], (string?)variable.Json["query"]!["query"]);
    });

    [Fact]
    public void Links_to_the_runbook_of_every_alert()
    {
        var linked = ShippedDashboard.Panels.SelectMany(panel => panel.Links).Distinct().ToList();

        Assert.Equal(
            ShippedRule.AlertNames.Select(alert => $"{Runbooks}{alert}.md").Order(StringComparer.Ordinal), linked.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b(process|dotnet)_[a-z_]+\b")]
    private static partial Regex OfTheProcess();
}
