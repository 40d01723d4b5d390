using Webhook.Fuzzing.Syntax;

namespace Webhook.Fuzzing.Mutations;

/// <summary>Now and then repeats one item or member until the text is large: what is quadratic shows, and what is kept of each.</summary>
internal sealed class Repetition : IMutation
{
    // Large inputs are dear: most of the time there are better things to do.
    private const int OneIn = 24;
    private const int MostCopies = 4000;
    private const int LongestBytes = 256 * 1024;

    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        if (input.Random.Next(OneIn) != 0 || JsonTree.Parse(input.Bytes) is not { } tree)
            return null;

        var filled = tree.Containers().Where(found => found.Node.Children.Count > 0).ToList();
        if (filled.Count == 0)
            return null;

        var node = input.Pick(filled).Node;
        var at = input.Random.Next(node.Children.Count);
        var size = node.Children[at].ToBytes().Length + 12;
        var copies = Math.Min(MostCopies, (LongestBytes - input.Bytes.Length) / size);
        for (var i = 0; i < copies; i++)
            node.Insert(node.Children.Count, node.Opening == '{' ? $"{node.KeyText(at)}{i}" : "", node.Children[at]);

        return tree.ToBytes();
    }
}
