using System.Text.Json.Nodes;

namespace Webhook.Deploy.Tests.Image;

/// <summary>What goes into the image: the same bytes from the same sources, made of the packages that were reviewed.</summary>
public sealed class PublicationTests(PublishedTwice published) : IClassFixture<PublishedTwice>
{
    /// <summary>Bytes that the program may have with all that stands beside it: a node pulls them before a pod of ours can answer.</summary>
    // 60 million before KubernetesClient came along, whose models, compiled ahead, take 14.
    private const long MaxBytes = 70_000_000;

    [Fact]
    public void Has_the_same_bytes_from_another_folder()
    {
        var (first, second) = (Files(published.First), Files(published.Second));

        Assert.NotEmpty(first);
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.True(
            file.Value.AsSpan().SequenceEqual(second[file.Key]), $"{file.Key} differs between two builds of the same sources"));
    }

    [Fact]
    public void Takes_up_no_more_room_than_it_may() => Assert.InRange(Files(published.First).Values.Sum(bytes => bytes.LongLength), 1, MaxBytes);

    [Fact]
    public void Has_one_heap_and_no_collecting_thread_beside_the_others()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(published.First.Published, "daemonset-webhook.runtimeconfig.json")))!["runtimeOptions"]!["configProperties"]!;

        Assert.Equal((false, false), ((bool)settings["System.GC.Server"]!, (bool)settings["System.GC.Concurrent"]!));
    }

    [Fact]
    public void Is_made_of_the_packages_in_the_lock_files_of_the_repository()
    {
        var reviewed = Directory.EnumerateFiles(Repository.Path("src"), "packages.lock.json", SearchOption.AllDirectories).SelectMany(Packages).ToHashSet();
        var taken = published.First.LockFiles.SelectMany(Packages).ToHashSet();

        // Compilers that the SDK brings along for a runtime; global.json pins the SDK.
        taken.RemoveWhere(package => package.Name.StartsWith("Microsoft.NET.ILLink", StringComparison.Ordinal) || package.Name.StartsWith("runtime.", StringComparison.Ordinal));
        Assert.NotEmpty(taken);
        Assert.Subset(reviewed, taken);
    }

    [Fact]
    public async Task Carries_no_package_that_its_bill_of_materials_leaves_out()
    {
        var dependencies = Path.Combine(published.First.Published, "daemonset-webhook.deps.json");
        var run = await ToolRun.StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "sbom.dll"), dependencies]);
        var listed = JsonNode.Parse(run.Out)!["components"]!.AsArray().Select(component => (string)component!["name"]!).ToHashSet();

        // Every assembly is ours, a package's or the runtime's; the runtime's are listed as one component a pack.
        var foreign = Directory.EnumerateFiles(published.First.Published, "*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.", StringComparison.Ordinal))
            .Where(name => !name!.StartsWith("Webhook.", StringComparison.Ordinal) && name is not ("daemonset-webhook" or "daemonset-webhook.r2r" or "mscorlib" or "netstandard" or "System"));
        var packages = PackagesByAssembly(dependencies);
        Assert.All(foreign, name => Assert.Contains(packages[name!], listed));
        Assert.Contains(listed, name => name.StartsWith("Microsoft.NETCore.App.Runtime", StringComparison.Ordinal));
        Assert.Contains(listed, name => name.StartsWith("Microsoft.AspNetCore.App.Runtime", StringComparison.Ordinal));
    }

    /// <summary>An assembly need not have its package's name.</summary>
    private static Dictionary<string, string> PackagesByAssembly(string dependencies) => (
        from target in JsonNode.Parse(File.ReadAllText(dependencies))!["targets"]!.AsObject()
        from library in target.Value!.AsObject()
        from file in library.Value!["runtime"]?.AsObject() ?? []
        select (Assembly: Path.GetFileNameWithoutExtension(file.Key), Package: library.Key[..library.Key.IndexOf('/')]))
        .DistinctBy(pair => pair.Assembly).ToDictionary(pair => pair.Assembly, pair => pair.Package);

    private static SortedDictionary<string, byte[]> Files(ImageSource source) => new(
        Directory.EnumerateFiles(source.Published, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(source.Published, file), File.ReadAllBytes),
        StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Version, string Hash)> Packages(string lockFile) =>
        from framework in JsonNode.Parse(File.ReadAllText(lockFile))!["dependencies"]!.AsObject()
        from package in framework.Value!.AsObject()
        where package.Value!["contentHash"] is not null
        select (package.Key, (string)package.Value["resolved"]!, (string)package.Value["contentHash"]!);
}
