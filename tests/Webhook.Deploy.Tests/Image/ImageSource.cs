using System.Runtime.InteropServices;

namespace Webhook.Deploy.Tests.Image;

/// <summary>A copy of what the image's build is sent, in a folder of its own, and what the Dockerfile makes of it.</summary>
public sealed class ImageSource : IDisposable
{
    private static readonly string Runtime = $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private ImageSource(string folder) => Folder = folder;

    /// <summary>Where the copy stands.</summary>
    public string Folder { get; }

    /// <summary>The published program and everything beside it.</summary>
    public string Published => Path.Combine(Folder, "out");

    /// <summary>What each project took from the package sources, with hashes, as NuGet wrote it down.</summary>
    public IEnumerable<string> LockFiles => Directory.EnumerateFiles(Path.Combine(Folder, "src"), "image.lock.json", SearchOption.AllDirectories);

    /// <summary>Copies the sources into a folder of this name and publishes them there.</summary>
    /// <exception cref="InvalidOperationException">They can't be published; says why.</exception>
    public static async Task<ImageSource> PublishAsync(string name)
    {
        var source = new ImageSource(Path.Combine(Directory.CreateTempSubdirectory("image-").FullName, name));
        foreach (var entry in File.ReadLines(Repository.Path(".dockerignore")).Where(line => line.StartsWith('!')))
            source.Copy(entry[1..]);

        var run = await ToolRun.StartAsync(
            "dotnet",
            ["publish", Path.Combine(source.Folder, "src/Webhook"), "-p:ForImage=true", "-r", Runtime, "-o", source.Published, "-nologo", "-v", "quiet"]);
        return run.ExitCode == 0 ? source : throw new InvalidOperationException(run.Out + run.Error);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private void Copy(string entry)
    {
        var from = Repository.Path(entry);
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [from])
        {
            var relative = Path.GetRelativePath(Repository.Root, file);
            if (relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                continue;

            var to = Path.Combine(Folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
