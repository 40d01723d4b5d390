using Webhook.Fuzzing.Feedback;

namespace Webhook.Fuzzing.Loop;

/// <summary>Inputs worth building on: each showed something that none before it did.</summary>
internal sealed class Corpus
{
    // Longer ones say little more and cost every mutation that is made of them.
    private const int LongestInput = 256 * 1024;

    private readonly List<byte[]> _inputs = [];
    private readonly HashSet<long> _features = [];

    /// <summary>How many inputs.</summary>
    public int Count => _inputs.Count;

    /// <summary>How many different things were seen.</summary>
    public int Features => _features.Count;

    /// <summary>Keeps an input if it showed anything new.</summary>
    public bool Offer(byte[] input, Observation seen)
    {
        var before = _features.Count;
        _features.UnionWith(seen.Features);
        if (_features.Count == before || input.Length > LongestInput)
            return false;

        _inputs.Add(input);
        return true;
    }

    /// <summary>One of them: as often a late one, which went furthest, as any.</summary>
    public byte[] Pick(Random random)
    {
        var from = random.Next(2) == 0 ? 0 : _inputs.Count * 3 / 4;
        return _inputs[random.Next(from, _inputs.Count)];
    }
}
