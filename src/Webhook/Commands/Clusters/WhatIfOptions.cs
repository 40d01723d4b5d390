using System.CommandLine;
using System.CommandLine.Parsing;
using Webhook.Output;
using Webhook.Policy.Cluster;

namespace Webhook.Commands.Clusters;

/// <summary>The options <c>--taint</c>, <c>--label</c> and <c>--node</c>.</summary>
internal sealed class WhatIfOptions
{
    private readonly Option<TaintChange[]> _taints = new("--taint")
    {
        Description = "What if nodes had this taint, as kubectl taint writes it; KEY:EFFECT- takes it away; may be given more than once",
        HelpName = "KEY=VALUE:EFFECT",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<LabelChange[]> _labels = new("--label")
    {
        Description = "What if nodes had this label; KEY- takes it away; may be given more than once",
        HelpName = "KEY=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _nodes;

    /// <param name="nodes">What <c>--node</c> does.</param>
    public WhatIfOptions(string nodes)
    {
        _taints.CustomParser = result => Parse<TaintChange>(result, TaintText.Parse);
        _labels.CustomParser = result => Parse<LabelChange>(result, LabelText.Parse);
        _nodes = new("--node") { Description = nodes, HelpName = "NAME", AllowMultipleArgumentsPerToken = false };
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isNodeEnough">Whether <c>--node</c> says something by itself; else it needs one of the others.</param>
    public void AddTo(Command command, bool isNodeEnough)
    {
        command.Add(_nodes);
        command.Add(_taints);
        command.Add(_labels);
        command.Validators.Add(result =>
        {
            if (!isNodeEnough && result.GetResult(_nodes) is not null && result.GetResult(_taints) is null && result.GetResult(_labels) is null)
                result.AddError("--node says where --taint and --label are put; give one of them, or drop --node");
        });
    }

    /// <summary>What was asked for, against the cluster's nodes.</summary>
    /// <returns><c>null</c> when a node is not known; standard error says which.</returns>
    public WhatIf? Read(ParseResult parsed, ClusterSnapshot cluster, Terminal terminal)
    {
        IReadOnlyList<string> nodes = [.. (parsed.GetValue(_nodes) ?? []).Distinct(StringComparer.Ordinal)];
        var unknown = nodes.Where(node => cluster.Nodes.IndexOf(node) < 0).ToList();
        foreach (var node in unknown)
            terminal.Error.WriteLine($"error: --node: {UnknownWord.Say("node", node, cluster.Nodes.All.Select(known => known.Metadata.Name))}");

        return unknown.Count > 0 ? null : new(parsed.GetValue(_taints) ?? [], parsed.GetValue(_labels) ?? [], nodes);
    }

    private static T[] Parse<T>(ArgumentResult result, TryParse<T> parse)
    {
        var values = new List<T>();
        foreach (var token in result.Tokens)
        {
            var value = parse(token.Value, out var problem);
            if (problem.Length > 0)
                result.AddError($"{((OptionResult)result.Parent!).Option.Name} is '{token.Value}': {problem}");
            else
                values.Add(value);
        }

        return [.. values];
    }

    private delegate T TryParse<T>(string text, out string problem);
}
