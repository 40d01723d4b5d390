namespace Webhook.Commands.Inputs;

/// <summary>Paths of a command line for code that reads files itself.</summary>
internal static class ProcessPath
{
    /// <summary>The path for the process's own working directory, as short as the user wrote it.</summary>
    public static string Of(string path, Terminal terminal) => Path.IsPathRooted(path)
        ? path
        : Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path, terminal.Directory));
}
