using System.Text;
using Webhook.Kubernetes.Connections;

namespace Webhook.Commands;

/// <summary>All that a command may touch of the process it runs in: streams, clock and environment variables.</summary>
/// <remarks>Tests give their own; nothing below this type uses <see cref="Console"/>.</remarks>
public sealed record Terminal
{
    // One write of a rendered report should be few system calls.
    private const int BufferSize = 64 * 1024;

    /// <summary>Standard output: results and nothing else. Line ends are LF.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: problems and hints.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input, for the path <c>-</c>.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Folder that relative paths start from.</summary>
    public string Directory { get; init; } = CurrentDirectory();

    /// <summary>The clock that exemptions are judged by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Value of an environment variable, <c>null</c> when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The folder that holds <c>.kube/config</c>.</summary>
    public string HomeFolder { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The folder with the service account of the pod that the process runs in.</summary>
    public string ServiceAccountFolder { get; init; } = ConnectionEnvironment.ServiceAccountFolder;

    /// <summary>Columns of the terminal that <see cref="Out"/> writes to; <c>null</c> for a file or pipe, where lines are not folded.</summary>
    public int? Width { get; init; }

    /// <summary>Whether to colour: only on a terminal, and not where NO_COLOR is set (https://no-color.org) or TERM is dumb.</summary>
    public bool UseColour => Width is not null && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>What decides which cluster is meant. A plugin may ask for a password where a person looks on.</summary>
    internal ConnectionEnvironment Machine => new()
    {
        Variable = Variable,
        HomeFolder = HomeFolder,
        ServiceAccount = ServiceAccountFolder,
        Interactive = Width is not null,
        Clock = Clock,
    };

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        OpenInput = Console.OpenStandardInput,
        Variable = Environment.GetEnvironmentVariable,
        Width = Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, 40),
    };

    /// <summary>Standard output in UTF-8 whatever the locale is, so that manifests pass through byte for byte.</summary>
    public static TextWriter OpenStandardOutput() => Open(Console.OpenStandardOutput());

    /// <summary>Standard error, likewise.</summary>
    public static TextWriter OpenStandardError() => Open(Console.OpenStandardError());

    /// <summary>The root where the folder that we were started in has been removed: absolute paths and standard input still work.</summary>
    private static string CurrentDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "/";
        }
    }

    private static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize) { AutoFlush = true, NewLine = "\n" };
}
