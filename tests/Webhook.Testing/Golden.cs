using Xunit;

namespace Webhook.Testing;

/// <summary>Compares what a user sees with a file of the repository; <c>UPDATE_GOLDEN=1</c> writes the file instead.</summary>
public static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>Fails with both texts when they differ, and when the file is missing.</summary>
    /// <param name="path">Path below the repository, with slashes.</param>
    /// <param name="actual">The text as it is now.</param>
    public static void Equal(string path, string actual)
    {
        var file = Repository.Path(path);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"{path} is missing; run the tests once with UPDATE_GOLDEN=1 and read what it wrote");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
