using System.Diagnostics;
using System.Runtime.InteropServices;
using Webhook.Testing;

namespace Webhook.Benchmarks.Load;

/// <summary>Publishes programs of this checkout as they go into the image.</summary>
internal static class Publication
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "load");

    private static readonly string Runtime = $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Publishes a project, or only what has changed of it since the last time.</summary>
    /// <param name="project">Its folder, from the root of the checkout.</param>
    /// <param name="program">Name of the program in it.</param>
    /// <returns>Path of the program.</returns>
    /// <exception cref="LoadException">It doesn't build.</exception>
    public static async Task<string> PublishAsync(string project, string program)
    {
        var output = Path.Combine(Folder, program);
        // What a project no longer consists of must not be counted.
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);

        // Objects of its own: those of the checkout are for another runtime, and somebody may be building them.
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Repository.Path(project), "--configuration", "Release", "--runtime", Runtime, "-p:ForImage=true",
            "--artifacts-path", Path.Combine(Folder, "artifacts"), "--output", output, "--verbosity", "quiet", "-nologo",
        ])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        if (dotnet.ExitCode != 0)
            throw new LoadException($"{project} can't be published: {said.Trim()}");

        return Path.Combine(output, program);
    }

    /// <summary>Bytes of everything that stands beside a program.</summary>
    public static long SizeOf(string program) =>
        new DirectoryInfo(Path.GetDirectoryName(program)!).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
