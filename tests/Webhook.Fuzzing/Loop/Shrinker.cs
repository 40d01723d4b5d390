using System.Diagnostics;
using Webhook.Fuzzing.Syntax;

namespace Webhook.Fuzzing.Loop;

/// <summary>Makes the input of a finding smaller while it stays the same finding.</summary>
/// <param name="target">The target.</param>
/// <param name="limits">What a run may cost.</param>
/// <param name="executions">How many runs it may take.</param>
internal sealed class Shrinker(IFuzzTarget target, RunLimits limits, int executions)
{
    // Inputs that are found for taking long take long to shrink.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly TargetRun _run = new(target, limits);
    private int _left = executions;
    private FuzzFinding _best = null!;

    /// <summary>The same finding with the smallest input found.</summary>
    public FuzzFinding Shrink(FuzzFinding finding)
    {
        _best = finding;
        int before;
        do
        {
            before = _best.Input.Length;
            ShrinkTree();
            ShrinkPieces((byte)'\n');
            ShrinkBytes();
        }
        while (_best.Input.Length < before && _left > 0);

        return _best;
    }

    /// <summary>Takes out members, items and whole branches, from the root down.</summary>
    private void ShrinkTree()
    {
        for (var at = 0; _left > 0 && JsonTree.Parse(_best.Input) is { } tree; at++)
        {
            var found = tree.Containers().SelectMany(container => Enumerable.Range(0, container.Node.Children.Count).Select(i => (container.Node, i)))
                .Skip(at).Take(1).ToList();
            if (found is not [var (node, index)])
                return;

            var child = node.Children[index];
            node.RemoveAt(index);
            var smaller = IsSame(tree.ToBytes());
            if (smaller)
            {
                at--;
                continue;
            }

            if (child.Opening == '\0' && child.Raw.Length <= 1)
                continue;

            node.Insert(index, "", JsonTree.Scalar("0"));
            if (node.Opening == '{')
                node.Keys[index] = JsonTree.Parse(_best.Input)!.Containers().ElementAt(ContainerOf(tree, node)).Node.Keys[index];

            IsSame(tree.ToBytes());
        }
    }

    private static int ContainerOf(JsonTree tree, JsonTree node) => tree.Containers().TakeWhile(found => found.Node != node).Count();

    /// <summary>Takes out runs of lines, long ones first.</summary>
    private void ShrinkPieces(byte separator)
    {
        for (var size = Pieces(separator).Count / 2; size > 0 && _left > 0; size /= 2)
        {
            for (var at = 0; at < Pieces(separator).Count && _left > 0;)
            {
                var pieces = Pieces(separator);
                var (start, end) = (pieces[at].Start.Value, pieces[Math.Min(at + size, pieces.Count) - 1].End.Value);
                if (!IsSame([.. _best.Input[..start], .. _best.Input[Math.Min(end + 1, _best.Input.Length)..]]))
                    at += size;
            }
        }
    }

    private List<Range> Pieces(byte separator)
    {
        var pieces = new List<Range>();
        foreach (var range in _best.Input.AsSpan().Split(separator))
            pieces.Add(range);

        return pieces;
    }

    /// <summary>Takes out runs of bytes, long ones first.</summary>
    private void ShrinkBytes()
    {
        for (var size = Math.Max(1, _best.Input.Length / 2); size > 0 && _left > 0; size /= 2)
        {
            for (var at = 0; at < _best.Input.Length && _left > 0;)
            {
                if (!IsSame([.. _best.Input[..at], .. _best.Input[Math.Min(at + size, _best.Input.Length)..]]))
                    at += size;
            }
        }
    }

    private bool IsSame(byte[] input)
    {
        if (Stopwatch.GetElapsedTime(_began) > Patience)
            _left = 0;

        if (_left-- <= 0 || input.Length >= _best.Input.Length || _run.Run(input) is not { } finding || finding.Signature != _best.Signature)
            return false;

        _best = finding;
        return true;
    }
}
