namespace Webhook.Testing;

/// <summary>Paths of the checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>The folder that holds Webhook.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below <see cref="Root"/>, given with slashes.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Webhook.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("no folder above the test assembly holds Webhook.sln");
    }
}
