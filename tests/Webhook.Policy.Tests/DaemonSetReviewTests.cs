using Webhook.Model.Meta;
using Webhook.Testing;

namespace Webhook.Policy.Tests;

public sealed class DaemonSetReviewTests
{
    [Fact]
    public void Takes_a_created_object_for_alive_and_a_live_one_that_is_being_deleted_not()
    {
        Assert.True(A.Creation(A.DaemonSet().BeingDeleted()).IsAlive);
        Assert.True(A.Manifest(A.DaemonSet().BeingDeleted()).IsAlive);
        Assert.True(A.LiveObject(A.DaemonSet()).IsAlive);
        Assert.False(A.LiveObject(A.DaemonSet().BeingDeleted()).IsAlive);
        Assert.False(A.Update(A.DaemonSet().BeingDeleted(), A.DaemonSet()).IsAlive);
        Assert.False(A.Deletion(A.DaemonSet()).IsAlive);
    }

    [Theory]
    [InlineData("", "team")]
    [InlineData("logging", "logging")]
    public void Takes_the_namespace_of_a_manifest_or_the_one_given(string written, string expected)
    {
        var daemonSet = A.DaemonSet().InNamespace(written).Build();

        Assert.Equal(expected, DaemonSetReview.ForManifest(daemonSet, default, A.Moment, "team").Namespace);
    }

    [Theory]
    [InlineData("agent", "", "agent")]
    [InlineData("agent", "agent-", "agent")]
    [InlineData("", "agent-", "agent-*")]
    public void Names_what_has_no_name_yet_by_its_prefix(string name, string generateName, string expected) =>
        Assert.Equal(expected, DaemonSetReview.NameOf(new ObjectMeta { Name = name, GenerateName = generateName }));

    [Fact]
    public void Is_shown_with_namespace_and_name() => Assert.Equal("DaemonSet logging/agent", A.Creation(A.DaemonSet()).DisplayName);

    [Fact]
    public void Has_no_stored_uid_before_it_is_stored()
    {
        var stored = A.StoredDaemonSet();

        Assert.Equal("", A.Creation(stored).StoredUid);
        Assert.Equal("ds", A.LiveObject(stored).StoredUid);
        Assert.Equal("ds", A.Deletion(stored).StoredUid);
        Assert.Equal("ds", A.Update(A.DaemonSet(), stored).StoredUid);
        Assert.Equal("", (A.Deletion(stored) with { OldObject = null }).StoredUid);
    }
}
