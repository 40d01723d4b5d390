using System.Globalization;

namespace Webhook.Benchmarks.Load;

/// <summary>What <c>load</c> was asked to do.</summary>
internal sealed record LoadOptions
{
    /// <summary>What can be measured, in the order it is.</summary>
    public static readonly IReadOnlyList<string> Parts = ["size", "start", "policies", "throughput", "h2", "latency", "allocation", "live", "memory"];

    /// <summary>How to call it.</summary>
    public const string Usage = "usage: load [--short] [--rounds N] [--only PART,PART…] [--server FILE]";

    /// <summary>Less of everything, within six minutes: enough to see that all works and where the figures lie, not to compare.</summary>
    public bool IsShort { get; init; }

    /// <summary>How often each server is driven in turn.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>What to measure; all of <see cref="Parts"/> unless some are named.</summary>
    public IReadOnlyList<string> Only { get; init; } = Parts;

    /// <summary>A published program to measure; empty to publish this checkout's.</summary>
    public string Server { get; init; } = "";

    /// <summary>Whether a part was asked for.</summary>
    public bool Has(string part) => Only.Contains(part);

    /// <summary>Reads the arguments after <c>load</c>; <c>null</c> when they are no good.</summary>
    public static LoadOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new LoadOptions();
        var rounds = 0;
        while (arguments.Length > 0)
        {
            switch (arguments)
            {
                case ["--short", ..]:
                    options = options with { IsShort = true };
                    arguments = arguments[1..];
                    break;
                case ["--rounds", var text, ..] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
                    arguments = arguments[2..];
                    break;
                case ["--only", var parts, ..] when parts.Split(',').All(part => Parts.Contains(part)):
                    options = options with { Only = parts.Split(',') };
                    arguments = arguments[2..];
                    break;
                case ["--server", var path, ..] when File.Exists(path):
                    options = options with { Server = Path.GetFullPath(path) };
                    arguments = arguments[2..];
                    break;
                default:
                    return null;
            }
        }

        return options with { Rounds = rounds > 0 ? rounds : options.IsShort ? 3 : options.Rounds };
    }
}
