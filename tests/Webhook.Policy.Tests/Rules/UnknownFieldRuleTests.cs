using Webhook.Model.Manifests;
using Webhook.Policy.Rules.Life;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class UnknownFieldRuleTests
{
    private static readonly UnknownField Replicas = new() { Field = "spec.replicas", Message = "spec.replicas is no field of DaemonSetSpec", Remedy = "drop it" };

    [Fact]
    public void Reports_what_the_reader_of_the_manifest_found()
    {
        var finding = Assert.Single(RuleRun.Of(new UnknownFieldRule(), A.Manifest(A.DaemonSet()) with { UnknownFields = [Replicas] }));

        Assert.Equal((Replicas.Field, Replicas.Message, Replicas.Remedy), (finding.Field, finding.Message, finding.Remedy));
    }

    [Fact]
    public void Is_silent_where_there_is_no_manifest() =>
        Assert.Empty(RuleRun.Of(new UnknownFieldRule(), A.Deletion(A.DaemonSet()) with { UnknownFields = [Replicas] }));
}
