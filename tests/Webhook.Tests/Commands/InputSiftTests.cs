using Webhook.Commands;

namespace Webhook.Tests.Commands;

/// <summary>What lies beside manifests in a repository: patches, charts, files of other tools.</summary>
public sealed class InputSiftTests
{
    private const string Whole =
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\nspec:\n  selector: {matchLabels: {app: a}}\n"
        + "  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers:\n      - {name: a, image: \"a:1\"}\n";

    private const string Patch = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\nspec: {template: {spec: {tolerations: [{operator: Exists}]}}}\n";

    [Theory]
    [InlineData("patches: [{path: patch.yaml}]")]
    [InlineData("patches: [{path: ./patch.yaml, target: {kind: DaemonSet}}]")]
    [InlineData("patchesStrategicMerge: [patch.yaml]")]
    [InlineData("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches: [{patch: \"- op: remove\"}, {path: patch.yaml}]")]
    [InlineData("apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: patch.yaml}]")]
    [InlineData("---\npatches:\n- path: patch.yaml\n")]
    public async Task Never_takes_a_patch_for_a_DaemonSet(string kustomization)
    {
        using var folder = new TemporaryFolder();
        folder.Write("kustomization.yaml", kustomization);
        folder.Write("patch.yaml", Whole);

        foreach (var path in new[] { ".", "patch.yaml" })
        {
            var check = await CliRun.In(folder.Path, "check", path);
            var mutate = await CliRun.In(folder.Path, "mutate", path, "--in-place");

            Assert.Equal(ExitCode.Success, check.ExitCode);
            Assert.Contains("\nignored: 1 kustomize patch", check.Out, StringComparison.Ordinal);
            Assert.Contains("patch.yaml:1:1: note: this is no whole DaemonSet but a patch, as kustomization.yaml says: it is ignored; render it: kubectl kustomize ", check.Error, StringComparison.Ordinal);
            Assert.Equal((ExitCode.Success, ""), (mutate.ExitCode, mutate.Out));
            Assert.Equal(Whole, File.ReadAllText(Path.Combine(folder.Path, "patch.yaml")));
        }
    }

    [Fact]
    public async Task Takes_a_list_of_operations_for_a_patch_where_a_kustomization_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kustomization.yaml", "patches: [{path: remove.yaml, target: {kind: DaemonSet}}]\n");
        folder.Write("remove.yaml", "- {op: remove, path: /spec/template/spec/tolerations}\n");

        var run = await CliRun.In(folder.Path, "check", "remove.yaml");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Finds_the_patches_of_a_transformer()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kustomization.yaml", "transformers: [transformer.yaml]\n");
        folder.Write("transformer.yaml", "apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: a}\npath: patch.yaml\n");
        folder.Write("patch.yaml", Patch);

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Contains("ignored: 1 object of other kinds, 1 kustomize patch, 1 document that is no Kubernetes object", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_Kustomization_of_Flux_for_an_object()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kustomization.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {path: ./x}\n");

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Contains("ignored: 1 object of other kinds\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_outermost_kustomization_to_render()
    {
        using var folder = new TemporaryFolder();
        folder.Write("prod/kustomization.yaml", "resources: [../base]\n");
        folder.Write("base/kustomization.yaml", "resources: [ds.yaml]\npatches: [{path: patches/a.yaml}]\n");
        folder.Write("base/ds.yaml", Whole);
        folder.Write("base/patches/a.yaml", Patch);

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Contains("base/patches/a.yaml:1:1: note: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("render it: kubectl kustomize prod | daemonset-webhook check -", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("kubectl kustomize base", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 DaemonSet: 0 denied", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_a_resource_and_leaves_an_incomplete_one_to_its_kustomization()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kustomization.yaml", "resources: [whole.yaml, half.yaml]\nlabels: [{pairs: {a: b}, includeSelectors: true}]\n");
        folder.Write("whole.yaml", Whole);
        folder.Write("half.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: half}\nspec: {template: {spec: {containers: [{name: a, image: a}]}}}\n");

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("half.yaml:1:1: note: this is no whole DaemonSet but completed by kustomization.yaml, as it lacks spec.selector: it is ignored", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 DaemonSet: 0 denied", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$patch: delete\n" + Patch)]
    [InlineData("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, $patch: delete}]}}}\n")]
    [InlineData("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {template: {spec: {$setElementOrder/containers: [{name: a}]}}}\n")]
    public async Task Knows_a_patch_by_its_directives(string patch)
    {
        var run = await CliRun.Piped(patch, "check", "-");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("ignored: 1 kustomize patch", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Denies_a_DaemonSet_that_may_be_a_patch_and_writes_nothing_into_it()
    {
        using var folder = new TemporaryFolder();
        const string Half = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\nspec: {template: {spec: {priorityClassName: high}}}\n";
        folder.Write("half.yaml", Half);

        var check = await CliRun.In(folder.Path, "check", "half.yaml");
        var mutate = await CliRun.In(folder.Path, "mutate", "half.yaml", "--in-place");

        Assert.Equal(ExitCode.Denied, check.ExitCode);
        Assert.Contains("Deny selector-required", check.Out, StringComparison.Ordinal);
        Assert.Contains("half.yaml:1:1: note: spec.selector, spec.template.spec.containers are missing; if this is a patch, ", check.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Success, ""), (mutate.ExitCode, mutate.Out));
        Assert.Contains("so this may be a patch and no tolerations are added", mutate.Error, StringComparison.Ordinal);
        Assert.Equal(Half, File.ReadAllText(Path.Combine(folder.Path, "half.yaml")));
    }

    [Theory]
    [InlineData("values.yaml", "image: {tag: \"1\"}\n")]
    [InlineData("cfn.yaml", "a: !Ref b\nc: [!Sub d]\n")]
    [InlineData("empty.yaml", "")]
    [InlineData("comment.yaml", "# nothing\n")]
    [InlineData("list.json", "[1, 2]")]
    [InlineData("bad.json", "{\"a\":1,}")]
    [InlineData("bad.yml", "a: [\n")]
    [InlineData("tabs.yaml", "a:\n\tb: 1\n")]
    [InlineData("drone.yml", "kind: pipeline\nname: default\n")]
    [InlineData("patch.yaml", "- op: add\n  path: /spec\n  value: {}\n")]
    [InlineData("text.yaml", "just text\n")]
    [InlineData("deployment.yaml.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n  name: {{ name }}\n")]
    [InlineData("quoted.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: \"{{ name }}\"}\n")]
    [InlineData("tsconfig.json", "{\n  // comment\n  \"a\": 1\n}\n")]
    [InlineData("jinja.yaml", "{% if a %}\napiVersion: apps/v1\nkind: DaemonSet\n{% endif %}\n")]
    [InlineData("Chart.yaml", "apiVersion: v2\nname: a\nversion: 0.1.0\n")]
    public async Task Ignores_and_counts_what_is_no_manifest_below_a_folder(string name, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);
        folder.Write("z.yaml", Whole);

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("1 DaemonSet: 0 denied", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nignored: 1 document that is no Kubernetes object\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("error", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nspec: [\n", "broken.yaml:4:1: error: ")]
    [InlineData("broken.json", "{\"apiVersion\": \"apps/v1\", \"kind\": \"DaemonSet\" \"a\"}", "broken.json:1:")]
    [InlineData("quoted.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: {a: \"{{ x }}\"}\n  b: c\n", "quoted.yaml:4:")]
    [InlineData("typed.yaml", "apiVersion: apps/v1\nmetadata: {name: a}\n", "typed.yaml:1:1: error: kind is missing")]
    [InlineData("untyped.yaml", "kind: DaemonSet\nmetadata: {name: a}\n", "untyped.yaml:1:1: error: apiVersion is missing")]
    [InlineData("item.yaml", "apiVersion: v1\nkind: List\nitems: [{a: b}]\n", "item.yaml:3:9: error: ")]
    [InlineData("array.json", "[{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}]", "array.json:1:1: error: ")]
    public async Task Loses_no_manifest_that_is_broken(string name, string text, string error)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("values.yaml", "image: {tag: \"1\"}\n")]
    [InlineData("bad.json", "{\"a\":1,}")]
    [InlineData("template.yaml", "a: {{ b }}\n")]
    public async Task Refuses_what_is_no_manifest_where_it_is_named(string name, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);

        var run = await CliRun.In(folder.Path, "check", name);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.StartsWith($"{name}:1:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_how_to_render_a_chart_with_its_subcharts_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("agent/Chart.yaml", "apiVersion: v2\nname: agent\nversion: 0.1.0\n");
        folder.Write("agent/templates/ds.yaml", Whole.Replace("a:1", "{{ .Values.image }}", StringComparison.Ordinal));
        folder.Write("agent/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 0.1.0\n");
        folder.Write("agent/charts/sub/templates/ds.yaml", "{{- if .Values.on }}\n" + Whole + "{{- end }}\n");

        var run = await CliRun.In(folder.Path, "check", ".");

        Assert.Equal(
            "agent/Chart.yaml: note: the templates of this chart are no manifests yet; render it: helm template agent | daemonset-webhook check -\n", run.Error);
        Assert.Equal(ExitCode.Success, run.ExitCode);
    }

    [Fact]
    public async Task Leaves_what_is_no_manifest_out_of_the_mutated_output()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a-values.yaml", "image: {tag: \"1\"}\n");
        folder.Write("kustomization.yaml", "patches: [{path: patch.yaml}]\n");
        folder.Write("patch.yaml", Patch);
        folder.Write("z.yaml", Whole);

        var run = await CliRun.In(folder.Path, "mutate", ".");

        Assert.StartsWith(Whole[..40], run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("operator: Exists}]", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Daemonset")]
    [InlineData("DaemonSets")]
    [InlineData("daemonset")]
    [InlineData("DeamonSet")]
    [InlineData("Daemon-Set")]
    public async Task Asks_whether_a_kind_that_is_nearly_DaemonSet_was_meant_to_be_one(string kind)
    {
        var run = await CliRun.Piped(Whole.Replace("DaemonSet", kind, StringComparison.Ordinal), "check", "-");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Equal($"-:2:7: error: kind is {kind}, which apps/v1 does not have; did you mean DaemonSet?\n", run.Error);
        Assert.DoesNotContain("ignored", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("app/v1")]
    [InlineData("apps/v1beta1")]
    public async Task Denies_a_DaemonSet_of_a_group_or_version_that_has_none(string apiVersion)
    {
        var run = await CliRun.Piped(Whole.Replace("apps/v1", apiVersion, StringComparison.Ordinal), "check", "-");

        Assert.Equal(ExitCode.Denied, run.ExitCode);
        Assert.Contains($"apiVersion is {apiVersion}, which has no DaemonSet", run.Out, StringComparison.Ordinal);
        Assert.Contains("fix: write apiVersion: apps/v1", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_a_kind_of_somebody_else_alone()
    {
        var run = await CliRun.Piped("apiVersion: example.com/v1\nkind: DaemonSets\nmetadata: {name: a}\n", "check", "-");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
    }
}
