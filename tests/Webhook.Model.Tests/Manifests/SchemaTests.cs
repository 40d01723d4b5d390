using Webhook.Model.Manifests;
using Webhook.Model.Manifests.Schema;
using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class SchemaTests
{
    private const string Container = "spec: {template: {spec: {containers: [{name: a, X}]}}}\n";

    [Theory]
    [InlineData("ports: [{hostPort: \"80\"}]", "ports[0].hostPort must be a whole number, is the string \"80\"; write hostPort: 80 without quotes")]
    [InlineData("ports: [{hostPort: http}]", "ports[0].hostPort must be a whole number, is the string \"http\"; write a number")]
    [InlineData("ports: [{hostPort: 80.5}]", "ports[0].hostPort must be a whole number, is the number 80.5; write it without a fraction")]
    [InlineData("ports: [{hostPort: 3000000000}]", "ports[0].hostPort must be a whole number from -2147483648 to 2147483647, is the number 3000000000; write a number in that range")]
    [InlineData("ports: {hostPort: 80}", "ports must be a list, is a map; put a dash in front of it: it is one item")]
    [InlineData("args: -v", "args must be a list, is the string \"-v\"; write it as a list: args: [\"-v\"]")]
    [InlineData("args: [-v, 1]", "args[1] must be a string, is the number 1; put it in quotes: - \"1\"")]
    [InlineData("image: 1.10", "image must be a string, is the number 1.1 (written 1.10); put it in quotes: image: \"1.10\"")]
    [InlineData("image: [a]", "image must be a string, is a list; write one string")]
    [InlineData("tty: \"true\"", "tty must be true or false, is the string \"true\"; write tty: true without quotes")]
    [InlineData("tty: 1", "tty must be true or false, is the number 1; write true or false")]
    [InlineData("env: [{name: A, value: yes}]", "env[0].value must be a string, is the boolean true (written yes); put it in quotes: value: \"yes\"")]
    [InlineData("resources: {limits: {cpu: true}}", "resources.limits[cpu] must be a quantity, is the boolean true; write a quantity such as 100m or 128Mi")]
    [InlineData("resources: [cpu]", "resources must be a map, is a list; write its fields below it, each as name: value")]
    [InlineData("securityContext: [{runAsUser: 1}, {privileged: true}]", "securityContext must be a map, is a list; write its fields without dashes")]
    [InlineData("securityContext: \"{runAsUser: 1}\"", "securityContext must be a map, is the string \"{runAsUser: 1}\"; write the map itself, without the | or the quotes that make it a text")]
    [InlineData("ports: \"[{containerPort: 80}]\"", "ports must be a list, is the string \"[{containerPort: 80}]\"; write the list itself, without the | or the quotes that make it a text")]
    [InlineData("ports: \"80\"", "ports must be a list, is the string \"80\"; write a list, each item behind a dash")]
    [InlineData("env: {LOG: debug}", "env must be a list, is a map; write a list, each item behind a dash")]
    [InlineData("ports: [{hostPort: \"3000000000\"}]", "ports[0].hostPort must be a whole number, is the string \"3000000000\"; write a smaller number, without quotes")]
    [InlineData("resources: none", "resources must be a map, is the string \"none\"; write its fields below it, each as name: value")]
    [InlineData("livenessProbe: {httpGet: {port: 2147483648}}", "livenessProbe.httpGet.port must be a whole number from -2147483648 to 2147483647 or a string, is the number 2147483648; write a number in that range, or a string such as \"10%\"")]
    [InlineData("livenessProbe: {httpGet: {port: 1.5}}", "livenessProbe.httpGet.port must be a whole number or a string, is the number 1.5; write a count such as 1, or a string such as \"10%\"")]
    public void Names_the_wrong_type_and_what_to_write(string yaml, string message)
    {
        var file = Read(Head + Container.Replace("X", yaml, StringComparison.Ordinal));

        Assert.Equal("spec.template.spec.containers[0]." + message, Assert.Single(file.Problems).Message);
        Assert.Equal(ProblemSeverity.Error, file.Problems[0].Severity);
        Assert.Null(file.Objects.Single().DaemonSet);
    }

    [Theory]
    [InlineData("spec: {template: {spec: {terminationGracePeriodSeconds: 9223372036854775808}}}", "spec.template.spec.terminationGracePeriodSeconds must be a whole number of at most 64 bits, is the number 9223372036854775808; write a number in that range")]
    [InlineData("metadata: {labels: {app: yes}}", "metadata.labels[app] must be a string, is the boolean true (written yes); put it in quotes: app: \"yes\"")]
    [InlineData("metadata: {creationTimestamp: today}", "metadata.creationTimestamp must be a time, is the string \"today\"; write it as 2026-01-31T00:00:00Z")]
    [InlineData("spec: none", "spec must be a map, is the string \"none\"; write its fields below it, each as name: value")]
    [InlineData("spec: {template: {spec: {hostNetwork: \"Yes\"}}}", "spec.template.spec.hostNetwork must be true or false, is the string \"Yes\"; write hostNetwork: true without quotes")]
    public void Names_the_wrong_type_anywhere(string yaml, string message) =>
        Assert.Equal(message, Assert.Single(Read(Head + yaml + "\n").Problems).Message);

    [Theory]
    [InlineData("ports: [{hostPort: 80.0, containerPort: 0x50}]")]
    [InlineData("ports: null")]
    [InlineData("args: [null]")]
    [InlineData("resources: {limits: {cpu: 1, memory: 1Gi, x: 0.5, y: null}}")]
    [InlineData("livenessProbe: {httpGet: {port: http}, periodSeconds: null}")]
    [InlineData("resources: {claims: [{name: a, request: b}]}, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]")]
    public void Takes_what_the_API_server_takes(string yaml)
    {
        var file = Read(Head + Container.Replace("X", yaml, StringComparison.Ordinal));

        Assert.Empty(file.Problems);
        Assert.NotNull(file.Objects.Single().DaemonSet);
    }

    [Theory]
    [InlineData("spec: {template: {spec: {containers: [{ports: [{hostport: 80}]}]}}}", "spec.template.spec.containers[0].ports[0].hostport is no field of ContainerPort", "write hostPort instead", "spec.template.spec.containers[0].ports[0].hostPort")]
    [InlineData("spec: {template: {spec: {hostnetwork: true, hostNetwork: true}}}", "spec.template.spec.hostnetwork is no field of PodSpec", "drop it, as hostNetwork is there already", null)]
    [InlineData("spec: {template: {spec: {toleration: []}}}", "spec.template.spec.toleration is no field of PodSpec", "write tolerations instead", "spec.template.spec.tolerations")]
    [InlineData("spec: {template: {spec: {toleration: {key: a}}}}", "spec.template.spec.toleration is no field of PodSpec", "drop it, or write tolerations, which must be a list", null)]
    [InlineData("spec: {tolerations: []}", "spec.tolerations is no field of DaemonSetSpec", "move it to spec.template.spec", "spec.template.spec.tolerations")]
    [InlineData("spec: {tolerations: [], template: {spec: {tolerations: []}}}", "spec.tolerations is no field of DaemonSetSpec", "drop it, or look its name up", null)]
    [InlineData("spec: {template: {spec: {updateStrategy: {}}}}", "spec.template.spec.updateStrategy is no field of PodSpec", "move it to spec", "spec.updateStrategy")]
    [InlineData("spec: {template: {spec: {metadata: {}}}}", "spec.template.spec.metadata is no field of PodSpec", "move it to spec.template", "spec.template.metadata")]
    [InlineData("spec: {template: {metadata: {tolerations: []}}}", "spec.template.metadata.tolerations is no field of ObjectMeta", "move it to spec.template.spec", "spec.template.spec.tolerations")]
    [InlineData("spec: {template: {spec: {image: x, containers: [{name: a}]}}}", "spec.template.spec.image is no field of PodSpec", "move it to spec.template.spec.containers[0]", "spec.template.spec.containers[0].image")]
    [InlineData("spec: {template: {spec: {image: x}}}", "spec.template.spec.image is no field of PodSpec", "drop it, or look its name up", null)]
    [InlineData("spec: {spec: {containers: []}}", "spec.spec is no field of DaemonSetSpec", "move it to spec.template", "spec.template.spec")]
    [InlineData("spec: {updateStrategy: {maxUnavailable: 2}}", "spec.updateStrategy.maxUnavailable is no field of DaemonSetUpdateStrategy", "move it to spec.updateStrategy.rollingUpdate", "spec.updateStrategy.rollingUpdate.maxUnavailable")]
    [InlineData("spec: {replicas: 1}", "spec.replicas is no field of DaemonSetSpec", "drop it, or look its name up", null)]
    [InlineData("spec: {templateGeneration: 1}", "spec.templateGeneration is no field of DaemonSetSpec", "drop it, or look its name up", null)]
    [InlineData("labels: {a: b}", "labels is no field of DaemonSet", "move it to metadata", "metadata.labels")]
    public void Finds_an_unknown_field_and_says_where_it_could_stand(string yaml, string message, string remedy, string? target)
    {
        var file = Read(Head + yaml + "\n");
        var unknown = Assert.Single(file.Objects.Single().UnknownFields);

        Assert.Empty(file.Problems);
        Assert.NotNull(file.Objects.Single().DaemonSet);
        Assert.Equal(
            ($"{message}: kubectl and helm refuse it (strict field validation), other clients lose it", remedy, target),
            (unknown.Message, unknown.Remedy, unknown.Target));
    }

    [Fact]
    public void Reports_unknown_fields_of_an_object_that_no_rule_will_see()
    {
        var file = Read(Head + "spec: {replicas: 1, selector: []}\n");

        Assert.Empty(file.Objects.Single().UnknownFields);
        Assert.Equal(
            [(ProblemSeverity.Warning, "spec.replicas"), (ProblemSeverity.Error, "spec.selector")],
            file.Problems.Select(problem => (problem.Severity, problem.Field)));
    }

    [Fact]
    public void Knows_the_fields_of_older_API_versions()
    {
        var file = Read("apiVersion: extensions/v1beta1\nkind: DaemonSet\nspec: {templateGeneration: 1}\n");

        Assert.Empty(file.Problems);
        Assert.Equal("extensions/v1beta1", file.Objects.Single().DaemonSet!.ApiVersion);
    }

    [Fact]
    public void Reports_everything_at_once_in_the_order_of_the_file()
    {
        var file = Read(Head + "metadata:\n  nam: x\nspec:\n  minReadySeconds: a\n  minReadySeconds: b\n  selector: []\n");

        Assert.Equal(
            [("metadata.nam", "4:3"), ("spec.minReadySeconds", "7:3"), ("spec.minReadySeconds", "7:20"), ("spec.selector", "8:13")],
            file.Problems.Select(problem => (problem.Field, problem.Position.ToString()!)));
    }

    [Fact]
    public void Decodes_without_defaults()
    {
        var daemonSet = Read(Head + "spec: {minReadySeconds: null, revisionHistoryLimit: null, template: {spec: {hostNetwork: null, tolerations: null}}}\n").Objects.Single().DaemonSet!;

        Assert.Null(daemonSet.Spec.RevisionHistoryLimit);
        Assert.Equal("", daemonSet.Spec.UpdateStrategy.Type);
        Assert.Empty(daemonSet.Spec.Template.Spec.Tolerations);
    }

    [Fact]
    public void Refers_to_known_structs_only()
    {
        var schema = ApiSchema.Instance;
        foreach (var type in schema.Structs.SelectMany(item => item.Fields).Select(field => field.Type))
        {
            var innermost = type;
            while (innermost.Element is not null)
                innermost = innermost.Element;

            if (innermost.Kind == FieldKind.Struct)
                Assert.NotNull(schema.StructOf(innermost));
        }

        Assert.InRange(schema.Structs.Count(), 110, 130);
    }
}
