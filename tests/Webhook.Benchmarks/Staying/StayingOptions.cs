namespace Webhook.Benchmarks.Staying;

/// <summary>What <c>staying</c> was asked to do.</summary>
/// <param name="IsShort">Less of everything, within two minutes.</param>
/// <param name="Only">Names of scenarios; empty for all.</param>
/// <param name="Server">A published program to test; empty to publish this checkout's.</param>
internal sealed record StayingOptions(bool IsShort, IReadOnlyList<string> Only, string Server)
{
    /// <summary>How to call it.</summary>
    public const string Usage = "usage: staying [--short] [--only NAME,NAME…] [--server FILE]";

    /// <summary>Reads the arguments after <c>staying</c>; <c>null</c> when they are no good.</summary>
    public static StayingOptions? Parse(ReadOnlySpan<string> arguments, IReadOnlyList<string> known)
    {
        var options = new StayingOptions(false, [], "");
        while (arguments.Length > 0)
        {
            switch (arguments)
            {
                case ["--short", ..]:
                    options = options with { IsShort = true };
                    arguments = arguments[1..];
                    break;
                case ["--only", var names, ..] when names.Split(',').All(name => known.Contains(name)):
                    options = options with { Only = names.Split(',') };
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

        return options;
    }
}
