using System.Text;
using Webhook.Fuzzing.Syntax;

namespace Webhook.Fuzzing.Mutations;

/// <summary>Changes the tree of a JSON text: drops, repeats, retypes, renames, moves and nests its fields.</summary>
internal sealed class JsonTreeMutation : IMutation
{
    /// <inheritdoc/>
    public byte[]? Apply(MutationInput input)
    {
        if (JsonTree.Parse(input.Bytes) is not { } tree)
            return null;

        var containers = tree.Containers().ToList();
        if (containers.Count == 0)
            return Encoding.UTF8.GetBytes(input.Pick(Vocabulary.Values));

        var (node, path) = input.Pick(containers);
        Change(input, tree, node, path);
        return tree.ToBytes() is { Length: <= MutationInput.LongestBytes } bytes ? bytes : null;
    }

    private static void Change(MutationInput input, JsonTree tree, JsonTree node, IReadOnlyList<string> path)
    {
        var random = input.Random;
        var at = random.Next(Math.Max(1, node.Children.Count));
        var isEmpty = node.Children.Count == 0;
        switch (random.Next(11))
        {
            case 0 when !isEmpty:
                node.RemoveAt(at);
                break;
            case 1 when !isEmpty:
                node.Children[at] = JsonTree.Scalar(input.Pick(Vocabulary.Values));
                break;
            case 2 when !isEmpty && node.Opening == '{':
                node.Keys[at] = Key(input, node.Keys[at]);
                break;
            case 3 when !isEmpty:
                var copies = 1 << random.Next(random.Next(12));
                for (var i = 0; i < copies; i++)
                    node.Insert(at, Name(input, node, at), node.Children[at]);

                break;
            case 4 when !isEmpty:
                node.Children[at] = Nested(node.Children[at], 1 << random.Next(8), random.Next(2) == 0);
                break;
            case 5 when !isEmpty:
                node.Children[at] = Graft(input, tree);
                break;
            case 6:
                AddField(input, node, path, at);
                break;
            case 7:
                SwapObjects(input, tree);
                break;
            case 8 when !isEmpty && node.Children[at].Opening == '\0':
                node.Children[at].Raw = Escaped(input, node.Children[at].Raw);
                break;
            case 9:
                node.Insert(isEmpty ? 0 : at, input.Pick(Vocabulary.Names), Graft(input, tree));
                break;
            default:
                node.Insert(isEmpty ? 0 : at, input.Pick(Vocabulary.Names), JsonTree.Scalar(input.Pick(Vocabulary.Values)));
                break;
        }
    }

    private static string Name(MutationInput input, JsonTree node, int at) =>
        node.Opening == '[' ? "" : input.Random.Next(2) == 0 ? node.KeyText(at) : $"{node.KeyText(at)}{input.Random.Next(100)}";

    /// <summary>A field that rules read, where it belongs, so that it counts.</summary>
    private static void AddField(MutationInput input, JsonTree node, IReadOnlyList<string> path, int at)
    {
        var fitting = Vocabulary.Fields.Where(field => path.Count > 0 && field.Parent == path[^1]).ToList();
        if (node.Opening != '{' || fitting.Count == 0)
            return;

        var (_, key, value) = input.Pick(fitting);
        for (var i = node.Children.Count - 1; i >= 0; i--)
        {
            if (node.KeyText(i) == key)
                node.RemoveAt(i);
        }

        node.Insert(Math.Min(at, node.Children.Count), key, JsonTree.Of(value));
    }

    /// <summary>A part of this or the other input.</summary>
    private static JsonTree Graft(MutationInput input, JsonTree tree)
    {
        var from = input.Random.Next(2) == 0 ? JsonTree.Parse(input.Other) ?? tree : tree;
        return input.Pick(from.Containers().DefaultIfEmpty((Node: tree, Path: [])).ToList()).Node.Clone();
    }

    private static JsonTree Nested(JsonTree node, int levels, bool inLists)
    {
        for (var i = 0; i < levels; i++)
        {
            var outer = JsonTree.Of(inLists ? "[]" : "{}");
            outer.Insert(0, "a", node);
            node = outer;
        }

        return node;
    }

    private static void SwapObjects(MutationInput input, JsonTree tree)
    {
        var request = tree.Containers().FirstOrDefault(found => found.Path is ["request"]).Node;
        var (first, second) = (IndexOf(request, "object"), IndexOf(request, "oldObject"));
        if (first < 0 || second < 0)
            return;

        if (input.Random.Next(2) == 0)
            (request.Children[first], request.Children[second]) = (request.Children[second], request.Children[first]);
        else
            request.Children[second] = request.Children[first].Clone();

        if (IndexOf(request, "operation") is >= 0 and var operation)
            request.Children[operation] = JsonTree.Scalar("\"UPDATE\"");
    }

    private static int IndexOf(JsonTree? node, string key) =>
        node is null ? -1 : Enumerable.Range(0, node.Keys.Count).FirstOrDefault(i => node.KeyText(i) == key, -1);

    private static byte[] Key(MutationInput input, byte[] key) => input.Random.Next(4) switch
    {
        0 => Escaped(input, key),
        1 => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).ToUpperInvariant()),
        2 => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).Replace('s', '\u017F').Replace('a', '\u0430')),
        _ => Encoding.UTF8.GetBytes($"\"{input.Pick(Vocabulary.Names)}\""),
    };

    /// <summary>The same string with one character as an escape.</summary>
    private static byte[] Escaped(MutationInput input, byte[] text)
    {
        if (text.Length < 3 || text[0] != '"')
            return text;

        var at = 1 + input.Random.Next(text.Length - 2);
        return text[at] is >= 0x20 and < 0x80 and not (byte)'\\' && text[at - 1] != '\\'
            ? [.. text[..at], .. Encoding.ASCII.GetBytes($"\\u{(int)text[at]:x4}"), .. text[(at + 1)..]]
            : text;
    }
}
