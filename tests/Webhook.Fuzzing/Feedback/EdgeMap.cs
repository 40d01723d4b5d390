namespace Webhook.Fuzzing.Feedback;

/// <summary>Counts how often each step from one block of code to the next was taken; written to by instrumented assemblies.</summary>
/// <remarks>
/// The scheme of AFL: a step's number is made of its two ends, so that the same block reached on another way counts as
/// new. Without <see cref="CodeInstrumentation"/> nothing is ever counted. For one running target at a time.
/// </remarks>
public static class EdgeMap
{
    /// <summary>Numbers of steps; a few share one, which costs a little sharpness and no correctness.</summary>
    public const int Size = 1 << 17;

    private static readonly byte[] Hits = new byte[Size];
    private static int _last;
    private static long _steps;

    /// <summary>Steps taken since <see cref="Clear"/>: a measure of work that is the same on every machine.</summary>
    public static long Steps => _steps;

    /// <summary>A block is entered.</summary>
    /// <param name="block">Its number, below <see cref="Size"/>.</param>
    public static void Enter(int block)
    {
        ref var hits = ref Hits[(block ^ _last) & (Size - 1)];
        if (hits < byte.MaxValue)
            hits++;

        _last = block >> 1;
        _steps++;
    }

    /// <summary>Forgets everything.</summary>
    public static void Clear()
    {
        Array.Clear(Hits);
        _last = 0;
        _steps = 0;
    }

    /// <summary>Each step that was taken, with how often as one of eight classes, as one number.</summary>
    public static IEnumerable<int> Features()
    {
        for (var at = Hits.AsSpan().IndexOfAnyExcept((byte)0); at >= 0;)
        {
            yield return (at << 3) | ClassOf(Hits[at]);
            var next = Hits.AsSpan(at + 1).IndexOfAnyExcept((byte)0);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static int ClassOf(byte hits) => hits switch
    {
        1 => 0,
        2 => 1,
        3 => 2,
        < 8 => 3,
        < 16 => 4,
        < 32 => 5,
        < 128 => 6,
        _ => 7,
    };
}
