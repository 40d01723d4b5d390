using System.CommandLine;
using System.CommandLine.Parsing;
using Webhook.Cluster;
using Webhook.Commands.Inputs;

namespace Webhook.Commands.Clusters;

/// <summary>Which cluster is meant: <c>--cluster</c>, <c>--kubeconfig</c>, <c>--context</c>.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<bool> _cluster;

    private readonly Option<string> _kubeconfig = new("--kubeconfig")
    {
        Description = "Kubeconfig file of the cluster [default: as kubectl finds it]",
        HelpName = "FILE",
    };

    private readonly Option<string> _context = new("--context")
    {
        Description = "Context of the kubeconfig [default: the current one]",
        HelpName = "NAME",
    };

    /// <param name="description">What <c>--cluster</c> does.</param>
    public ConnectionOptions(string description) => _cluster = new("--cluster") { Description = description };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_cluster);
        command.Add(_kubeconfig);
        command.Add(_context);
    }

    /// <summary>The first of the options that was given; <c>null</c> when none was.</summary>
    // A flag has a result also when it was left out: its default, which nobody wrote.
    public string? Given(CommandResult result) =>
        new Option[] { _cluster, _kubeconfig, _context }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Finds the cluster.</summary>
    /// <exception cref="ClusterConfigurationException">There is none, or what is configured is wrong.</exception>
    public ClusterSession Open(ParseResult parsed, Terminal terminal) => ClusterSession.Open(
        terminal.Machine,
        parsed.GetValue(_kubeconfig) is { } file ? ProcessPath.Of(file, terminal) : null,
        parsed.GetValue(_context));
}
