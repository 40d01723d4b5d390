using System.CommandLine;
using Webhook.Cluster;
using Webhook.Cluster.Snapshots;
using Webhook.Commands.Inputs;
using Webhook.Kubernetes.Api;
using Webhook.Model.Manifests;

namespace Webhook.Commands.Clusters;

/// <summary>A cluster, live or saved: the connection options and <c>--snapshot</c>.</summary>
internal sealed class ClusterOptions(string description)
{
    private readonly ConnectionOptions _connection = new(description);

    private readonly Option<string[]> _snapshots = new("--snapshot")
    {
        Description = "File with a saved cluster: of 'snapshot', or of kubectl get -A -o json; may be given more than once",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _connection.AddTo(command);
        command.Add(_snapshots);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_snapshots) is not null && _connection.Given(result) is { } option)
                result.AddError($"{option} and --snapshot can't stand together: one is a live cluster, the other a saved one; drop one");
        });
    }

    /// <summary>Whether a cluster was named at all.</summary>
    public bool IsGiven(ParseResult parsed) =>
        parsed.GetResult(_snapshots) is not null || _connection.Given(parsed.CommandResult) is not null;

    /// <summary>Reads the cluster, that of the current kubeconfig when none was named.</summary>
    /// <returns><c>null</c> when a file can't be read; standard error says why.</returns>
    /// <exception cref="ClusterConfigurationException">No cluster is configured, or what is configured is wrong.</exception>
    /// <exception cref="ClusterUnavailableException">The live cluster can't be read.</exception>
    public async Task<OpenedCluster?> OpenAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        if (parsed.GetValue(_snapshots) is { Length: > 0 } paths)
            return Read(paths, terminal);

        using var session = _connection.Open(parsed, terminal);
        var objects = await session.ReadAsync(cancellation);
        ProblemText.Write([.. objects.Unreadable.Select(LeftOut)], terminal);
        if (session.PoliciesProblem.Length > 0)
            ProblemText.Write([PoliciesUnread(session.PoliciesProblem, "what they deny is not known, and nothing is judged by them")], terminal);

        return new(objects, objects.ToSnapshot(), 0);
    }

    /// <summary>A warning that DaemonSetPolicies were not read.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="consequence">What follows.</param>
    public static ManifestProblem PoliciesUnread(string reason, string consequence) => new()
    {
        Severity = ProblemSeverity.Warning,
        Source = LiveSource.Cluster,
        Message = $"the DaemonSetPolicies of the cluster were not read, so {consequence}: {reason}",
    };

    private static ManifestProblem LeftOut(UnreadableObject unreadable) => new()
    {
        Severity = ProblemSeverity.Warning,
        Source = LiveSource.Cluster,
        Message = $"{unreadable}; it is left out, as if it did not exist",
    };

    private static OpenedCluster? Read(IReadOnlyList<string> paths, Terminal terminal)
    {
        var reader = new SnapshotReader();
        var problems = new List<ManifestProblem>();
        foreach (var path in paths)
        {
            var file = path == ManifestFile.StandardInput
                ? InputBytes.ReadStandardInput(terminal)
                : InputBytes.Read(path, Path.GetFullPath(path, terminal.Directory));
            if (file.Bytes is null)
                problems.Add(new() { Severity = ProblemSeverity.Error, Source = file.Source, Message = file.Problem });
            else
                reader.Read(file.Source, file.Bytes);
        }

        problems.AddRange(reader.Problems);
        ProblemText.Write(problems, terminal);
        if (problems.Count > 0)
            return null;

        ProblemText.Write(Gaps(reader.Objects, paths), terminal);
        return new(reader.Objects, reader.Objects.ToSnapshot(reader.Known), reader.OtherKinds);
    }

    private static IEnumerable<ManifestProblem> Gaps(LiveObjects objects, IReadOnlyList<string> paths)
    {
        if (objects.Nodes.Count == 0)
            yield return Missing("Node", "where DaemonSets run is not known");
        if (objects is { DaemonSets.Count: > 0, Pods.Count: 0 })
            yield return Missing("Pod", "roll-outs are planned as if each node had an available one");

        ManifestProblem Missing(string kind, string consequence) => new()
        {
            Severity = ProblemSeverity.Warning,
            Source = string.Join(", ", paths),
            Message = $"no {kind} in it: {consequence}; save nodes and pods too",
        };
    }
}
