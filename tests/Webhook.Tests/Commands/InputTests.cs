using Webhook.Commands;

namespace Webhook.Tests.Commands;

public sealed class InputTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    [Fact]
    public async Task Searches_folders_in_ordinal_order_and_leaves_hidden_ones_out()
    {
        using var folder = new TemporaryFolder();
        const string Broken = "apiVersion: v1\nkind: ConfigMap\na: [";
        folder.Write("b.yaml", Broken);
        folder.Write("B.yml", Broken);
        folder.Write("sub/c.json", Broken);
        folder.Write("notes.txt", Broken);
        folder.Write(".git/d.yaml", Broken);

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Equal(["B.yml", "b.yaml", "sub/c.json"], run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]).Distinct());
    }

    [Fact]
    public async Task Judges_a_file_once_however_often_it_is_named()
    {
        var run = await CliRun.In(CliRun.Samples, "check", "good.yaml", "./good.yaml", "good.yaml");

        Assert.Contains("1 DaemonSet: 0 denied", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "in.yaml: error: the file is in UTF-16; save it in UTF-8\n")]
    [InlineData(new byte[] { (byte)'a', 0, (byte)':', 0 }, "in.yaml: error: the file is in UTF-16; save it in UTF-8\n")]
    [InlineData(new byte[] { 0, (byte)'a', 0, (byte)':' }, "in.yaml: error: the file is in UTF-16; save it in UTF-8\n")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0 }, "in.yaml: error: the file is in UTF-32; save it in UTF-8\n")]
    [InlineData(new byte[] { (byte)'a', 0, 0, 0, (byte)':', 0, 0, 0 }, "in.yaml: error: the file is in UTF-32; save it in UTF-8\n")]
    [InlineData(new byte[] { (byte)'a', (byte)':', 0xC3, 0x28 }, "in.yaml: error: the file is not in UTF-8: byte 0xC3 at offset 2; save it in UTF-8\n")]
    public async Task Refuses_text_that_is_not_in_UTF_8(byte[] bytes, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("in.yaml", bytes);

        var run = await CliRun.In(folder.Path, "check", "in.yaml");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(expected, run.Error);
    }

    [Fact]
    public async Task Refuses_a_path_that_is_not_there_and_still_reads_the_others()
    {
        var run = await CliRun.In(CliRun.Samples, "check", "missing.yaml", "good.yaml");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal("missing.yaml: error: there is no such file\n", run.Error);
        Assert.Contains("DaemonSet default/good", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_folder_without_manifests()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", "");

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal(".: error: the folder holds no *.yaml, *.yml or *.json file\n", run.Error);
    }

    [Fact]
    public async Task Warns_of_an_empty_file_and_refuses_an_empty_pipe()
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty.yaml", "");

        var file = await CliRun.In(folder.Path, "check", "empty.yaml");
        var pipe = await CliRun.Piped("", "check", "-");

        Assert.Equal((ExitCode.Success, "empty.yaml: warning: the file holds no Kubernetes object\n"), (file.ExitCode, file.Error));
        Assert.Equal((ExitCode.BadInput, "-: error: standard input holds no Kubernetes object\n"), (pipe.ExitCode, pipe.Error));
    }

    [Fact]
    public async Task Names_the_file_that_never_ends()
    {
        using var folder = new TemporaryFolder();
        folder.Write("large.yaml", "");
        using (var file = File.OpenWrite(Path.Combine(folder.Path, "large.yaml")))
            file.SetLength(3L << 30);

        var run = await CliRun.In(folder.Path, "check", "large.yaml");

        Assert.Equal((ExitCode.BadInput, "large.yaml: error: it is larger than 1 GiB; split it\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Says_of_a_link_to_itself_no_more_than_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "loop.yaml"), "loop.yaml");

        var run = await CliRun.In(folder.Path, "check", "loop.yaml");

        Assert.Equal((ExitCode.BadInput, "loop.yaml: error: it can't be read: Too many levels of symbolic links\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Counts_what_it_ignores()
    {
        var run = await CliRun.Piped(ConfigMap, "check", "-");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal("0 DaemonSets: 0 denied, 0 warned, 0 audited, 0 passed\nignored: 1 object of other kinds\n", run.Out);
    }

    [Fact]
    public async Task Prints_no_control_character_of_a_manifest()
    {
        var manifest = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: \"a\\e[31mb\"}\n";

        var run = await CliRun.Piped(manifest, "check", "-");

        Assert.Contains("default/a\\u001b[31mb", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
    }
}
