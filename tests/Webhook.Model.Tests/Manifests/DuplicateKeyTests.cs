using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class DuplicateKeyTests
{
    [Fact]
    public void Refuses_a_key_written_twice_in_a_DaemonSet()
    {
        var file = Read(Head + "metadata:\n  name: x\n  labels:\n    app: a\n    app: b\n");

        var problem = Assert.Single(file.Problems);
        Assert.Equal("agent.yaml:7:5: key app is written twice, on line 6 and on line 7; keep one", problem.ToString());
        Assert.Equal("metadata.labels[app]", problem.Field);
        Assert.Null(Assert.Single(file.Objects).DaemonSet);
    }

    [Fact]
    public void Refuses_it_in_a_policy_too() =>
        Assert.Equal(
            ["Error 3:22 key a is written twice, on line 3 and on line 3; keep one"],
            ProblemsOf("apiVersion: daemonset-webhook.dev/v1alpha1\nkind: DaemonSetPolicy\nspec: {rules: {a: 1, a: 2}}\n"));

    [Fact]
    public void Warns_of_it_in_other_objects_and_takes_the_last_as_kubectl_does()
    {
        var file = Read("apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  spec: {a: 1, a: 2}\n- apiVersion: apps/v1\n  kind: DaemonSet\n");

        Assert.Equal("Warning agent.yaml:6:16: key a is written twice, on line 6 and on line 6; keep one", $"{file.Problems.Single().Severity} {file.Problems.Single()}");
        Assert.Equal("{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"spec\":{\"a\":2}}", JsonIn(file.Objects[0]));
        Assert.NotNull(file.Objects[1].DaemonSet);
    }

    [Fact]
    public void Finds_it_in_JSON_too() =>
        Assert.Equal(
            ["Error 1:48 key kind is written twice, on line 1 and on line 1; keep one"],
            ProblemsOf("{\"apiVersion\": \"apps/v1\", \"kind\": \"DaemonSet\", \"kind\": \"DaemonSet\"}"));
}
