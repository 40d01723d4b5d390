namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>Flags by release: a program ends at one that it does not know.</summary>
public sealed class ControlPlaneFlagsTests
{
    [Theory]
    [InlineData("v1.20.2", "--insecure-port=0", "--port=0")]
    [InlineData("v1.23.17", "--insecure-port=0", "--port=0")]
    [InlineData("v1.24.0", "", "")]
    [InlineData("v1.36.2", "", "")]
    public void Switch_ports_without_TLS_off_where_there_are_flags_for_it_and_leave_the_flags_out_elsewhere(string release, string server, string others)
    {
        var version = ServerVersion.Parse(release);

        Assert.Equal(server, Only(ControlPlaneFlags.ApiServer(version, "http://127.0.0.1:1", 2), "--insecure-port"));
        Assert.Equal(others, Only(ControlPlaneFlags.ControllerManager(version, "key", "ca"), "--port"));
        Assert.Equal(others, Only(ControlPlaneFlags.Scheduler(version), "--port"));
        Assert.Equal("--secure-port=0", Only(ControlPlaneFlags.ControllerManager(version, "key", "ca"), "--secure-port"));
        Assert.Equal("--secure-port=0", Only(ControlPlaneFlags.Scheduler(version), "--secure-port"));
    }

    [Fact]
    public void Differ_between_1_20_and_1_36_in_nothing_else()
    {
        var (old, current) = (All("v1.20.2"), All("v1.36.2"));

        Assert.Equal(["--insecure-port=0", "--port=0", "--port=0"], old.Where(flag => flag.Contains("port=0", StringComparison.Ordinal) && !flag.StartsWith("--secure", StringComparison.Ordinal)));
        Assert.Equal(old.Where(flag => flag is not ("--insecure-port=0" or "--port=0")), current);
    }

    [Theory]
    [InlineData("--feature-gates")]
    [InlineData("--enable-admission-plugins")]
    [InlineData("--disable-admission-plugins")]
    [InlineData("--runtime-config")]
    [InlineData("--master")]
    [InlineData("--config")]
    [InlineData("--address")]
    [InlineData("--cloud-provider")]
    [InlineData("--pod-eviction-timeout")]
    [InlineData("--enable-taint-manager")]
    [InlineData("--logtostderr")]
    [InlineData("--service-account-lookup")]
    public void Name_nothing_whose_values_differ_from_release_to_release(string flag) =>
        Assert.DoesNotContain(All("v1.20.2"), given => given.Split('=')[0] == flag);

    private static IReadOnlyList<string> All(string release)
    {
        var version = ServerVersion.Parse(release);
        return
        [
            .. ControlPlaneFlags.ApiServer(version, "http://127.0.0.1:1", 2),
            .. ControlPlaneFlags.ControllerManager(version, "key", "ca"),
            .. ControlPlaneFlags.Scheduler(version),
        ];
    }

    private static string Only(IReadOnlyList<string> flags, string name) => flags.SingleOrDefault(flag => flag.Split('=')[0] == name, "");
}
