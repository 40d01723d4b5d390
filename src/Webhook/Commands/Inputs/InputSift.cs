using Webhook.Model.Manifests;
using Webhook.Output;
using Webhook.Server;

namespace Webhook.Commands.Inputs;

/// <summary>Tells manifests from what else lies beside them: kustomize patches, Helm templates, files of other tools.</summary>
/// <param name="inputs">What was read, and whether the user named it rather than a folder above it.</param>
/// <param name="directory">Folder that relative paths start from.</param>
internal sealed class InputSift(IReadOnlyList<(InputFile File, bool IsNamed)> inputs, string directory)
{
    private readonly Kustomizations _kustomizations = new(inputs.Select(input => input.File.Full).Where(full => full.Length > 0));
    private readonly HelmCharts _charts = new();
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly List<ManifestFile> _files = [];
    private readonly List<ManifestProblem> _problems = [];
    private readonly HashSet<ManifestObject> _ignored = new(ReferenceEqualityComparer.Instance);
    private int _patches;
    private int _foreign;

    /// <summary>Sifts all of them.</summary>
    public ManifestInputs Run()
    {
        foreach (var (input, isNamed) in inputs)
            Add(input, isNamed);

        return new(_files, _problems) { Ignored = _ignored, Patches = _patches, ForeignDocuments = _foreign };
    }

    private void Add(InputFile input, bool isNamed)
    {
        if (input.Text is null)
        {
            _problems.Add(input.Fault(ProblemSeverity.Error, input.Problem));
        }
        else if (_kustomizations.Of(input.Full) is { } kustomization)
        {
            _foreign++;
            Note(kustomization);
        }
        else if (Path.GetFileName(input.Full) == HelmCharts.FileName)
        {
            _foreign++;
            NoteChart(Path.GetDirectoryName(input.Full)!);
        }
        else if (!isNamed && _charts.WithTemplate(input.Full) is { } chart && input.Text.Contains("{{", StringComparison.Ordinal))
        {
            _foreign++;
            NoteChart(chart);
        }
        else
        {
            Add(input, ManifestReader.Read(input.Source, input.Text), isNamed);
        }
    }

    private void Add(InputFile input, ManifestFile file, bool isNamed)
    {
        // A patch may be a list of operations, or leave out what kustomize knows from its target.
        var isJudged = isNamed && _kustomizations.Patching(input.Full) is null;
        var foreign = isJudged ? [] : file.Foreign.Select(found => found.Document).ToHashSet();
        _foreign += foreign.Count;
        _ignored.UnionWith(file.Objects.Where(item => foreign.Contains(item.Document)));
        foreach (var template in file.Foreign.Where(found => found.IsTemplate && foreign.Contains(found.Document)))
        {
            _problems.Add(new()
            {
                Severity = ProblemSeverity.Note,
                Source = input.Source,
                Document = template.Document,
                Position = file.Problems.FirstOrDefault(problem => problem.Document == template.Document)?.Position
                    ?? file.Objects.FirstOrDefault(item => item.Document == template.Document)?.Root.Start,
                Message = "{{ … }} makes a template of this document, and no manifest yet: it is ignored; render it, and check what comes out",
            });
        }

        var patches = file.Objects.Where(item => !_ignored.Contains(item) && IsPatch(item, input.Full)).ToList();
        _patches += patches.Count;
        _ignored.UnionWith(patches);

        // What is wrong with a document that is not judged is nobody's business, unless something else in it is.
        var left = file.Objects.Where(item => !_ignored.Contains(item)).Select(item => item.Document).ToHashSet();
        foreign.UnionWith(patches.Select(patch => patch.Document).Where(document => !left.Contains(document)));
        _problems.AddRange(file.Problems.Where(problem => !foreign.Contains(problem.Document)));
        if (isNamed || left.Count > 0)
            _files.Add(file);

        if (file.Objects.Count > 0 || file.Problems.Count > 0)
            return;

        // A pipe that brings nothing is a command that failed; an empty file may be meant.
        if (!isNamed)
            _foreign++;
        else if (input.Source == ManifestFile.StandardInput)
            _problems.Add(input.Fault(ProblemSeverity.Error, "standard input holds no Kubernetes object"));
        else
            _problems.Add(input.Fault(ProblemSeverity.Warning, "the file holds no Kubernetes object"));
    }

    /// <summary>Whether a DaemonSet is a patch of one, or a resource that its kustomization has yet to complete; says what to render.</summary>
    private bool IsPatch(ManifestObject item, string full)
    {
        if (!item.IsDaemonSet)
            return false;

        var reason = PartialDaemonSet.Directive(item.Root) is { } directive ? $"a patch ({directive})" : null;
        var kustomization = _kustomizations.Patching(full);
        if (kustomization is not null)
            reason ??= $"a patch, as {Display(kustomization.File)} says";
        else if (PartialDaemonSet.Lacks(item) is { Count: > 0 } lacks && (kustomization = _kustomizations.Including(full)) is not null)
            reason ??= $"completed by {Display(kustomization.File)}, as it lacks {string.Join(", ", lacks)}";

        if (reason is null)
        {
            NoteLikeness(item);
            return false;
        }

        var render = kustomization is null ? "render the kustomization that applies it: kubectl kustomize DIR" : $"render it: {Render(kustomization)}";
        AddNote(item, $"this is no whole DaemonSet but {reason}: it is ignored; {render}");
        return true;
    }

    /// <summary>A DaemonSet that has hardly anything of one is judged, as nothing says that it is a patch; whoever wrote a patch wants a hint.</summary>
    private void NoteLikeness(ManifestObject item)
    {
        var lacks = PartialDaemonSet.Lacks(item);
        if (item.UnknownFields.Count == 0 && lacks.Count > 1 && lacks[0] == "spec.selector")
            AddNote(item, $"{string.Join(", ", lacks)} are missing; if this is a patch, judge what the kustomization renders: kubectl kustomize DIR | {CommandPath.Executable} check -");
    }

    private void Note(Kustomization kustomization)
    {
        var top = _kustomizations.Top(kustomization);
        if (_noted.Add(top.File))
            AddNote(top.File, $"what this kustomization makes of its resources is not looked at; render it: {Render(top)}");
    }

    private void NoteChart(string chart)
    {
        var top = _charts.Top(chart);
        if (_noted.Add(top))
            AddNote(Path.Combine(top, HelmCharts.FileName), $"the templates of this chart are no manifests yet; render it: helm template {Shell(top)} | {CommandPath.Executable} check -");
    }

    private void AddNote(ManifestObject item, string message) => _problems.Add(new()
    {
        Severity = ProblemSeverity.Note,
        Source = item.Source,
        Document = item.Document,
        Position = item.Root.Start,
        Message = message,
    });

    private void AddNote(string file, string message) => _problems.Add(new() { Severity = ProblemSeverity.Note, Source = Display(file), Message = message });

    private string Render(Kustomization kustomization)
    {
        var top = _kustomizations.Top(kustomization);
        return top.IsComponent
            ? "kubectl kustomize DIR, with a kustomization that includes this component"
            : $"kubectl kustomize {Shell(top.Folder)} | {CommandPath.Executable} check -";
    }

    private string Shell(string path) => ShellWord.Of(Display(path));

    private string Display(string path) => PathBelow.Of(directory, path) ?? path;
}
