using System.Text.Json;
using Webhook.Model.Apps;
using Webhook.Model.Manifests.Schema;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Reads one file, document by document.</summary>
internal sealed class DocumentReader(string file, SourceText source)
{
    private readonly List<ManifestObject> _objects = [];
    private readonly ProblemList _problems = new(file, source);
    private readonly List<ForeignDocument> _foreign = [];
    private int _document;

    public ManifestFile Read()
    {
        foreach (var slice in DocumentSplitter.Split(source))
            Read(slice);

        return new() { Source = file, Text = source.Text, Objects = _objects, Problems = _problems.InFileOrder(), Foreign = _foreign };
    }

    private void Read(DocumentSlice slice)
    {
        UnreadableDocumentException? notJson = null;
        if (JsonStart(slice) is { } start)
        {
            var values = JsonNodeBuilder.Build(source, start, slice.End, out notJson);
            if (notJson is null)
            {
                foreach (var (value, wrong) in values)
                    Add(value, wrong, isTemplate: false);

                return;
            }
        }

        _document++;
        if (slice.IsEmpty)
            return;

        try
        {
            var defects = new List<Defect>();
            var root = YamlNodeBuilder.Build(source, slice, defects);
            _document--;
            Add(root, defects, defects.Count > 0 && ForeignText.IsTemplate(source.Text.AsSpan(slice.Start..slice.End)));
        }
        catch (UnreadableDocumentException notYaml)
        {
            // Of text that is meant to be JSON, what the JSON reader says is nearer to the mistake.
            var failure = notJson is not null && IsQuotedObject(notJson, slice) ? notJson : notYaml;
            _problems.Add(ProblemSeverity.Error, _document, failure.Offset, FieldPath.Root, failure.Message);
            var text = source.Text.AsSpan(slice.Start..slice.End);
            if (ForeignText.IsTemplate(text))
                _foreign.Add(new(_document, IsTemplate: true));
            else if (ForeignText.IsForeign(text))
                _foreign.Add(new(_document, IsTemplate: false));
        }
    }

    private void Add(ManifestNode root, List<Defect> defects, bool isTemplate)
    {
        _document++;
        isTemplate |= ForeignText.HasTemplateForName(root);
        if (isTemplate || ForeignText.IsForeign(root))
            _foreign.Add(new(_document, isTemplate));

        var finder = new ObjectFinder((offset, path, message) => _problems.Add(ProblemSeverity.Error, _document, offset, path, message));
        var found = finder.Find(root).ToList();
        var broken = Report(defects, root, found);
        foreach (var item in found)
        {
            if (item.NearMiss is { } kind)
                _problems.Add(ProblemSeverity.Error, _document, item.Root["kind"]!.StartOffset, item.Path.Child("kind"), kind);

            _objects.Add(Object(item, broken.Contains(item)));
        }
    }

    /// <summary>Reports what is wrong with single values; gives the objects that can't be judged because of it.</summary>
    private HashSet<FoundObject> Report(List<Defect> defects, ManifestNode root, List<FoundObject> found)
    {
        var broken = new HashSet<FoundObject>();
        foreach (var defect in defects.Take(ReadLimits.Defects))
        {
            var holders = found.Where(item => NodeLocation.Holds(item.Root, defect.Offset)).ToList();
            var severity = defect.IsDuplicateKey && !holders.Any(IsJudged) ? ProblemSeverity.Warning : ProblemSeverity.Error;
            if (severity == ProblemSeverity.Error)
                broken.UnionWith(holders.Count > 0 ? holders : found);

            _problems.Add(severity, _document, defect.Offset, PathOf(defect, root, holders), defect.Message);
        }

        if (defects.Count <= ReadLimits.Defects)
            return broken;

        // Nobody reads on here, and finding the field of each of so many would take long.
        var rest = defects.Count - ReadLimits.Defects;
        var words = $"{rest} more problems like those above, from here to the end of the document; fix the first {ReadLimits.Defects} and read it again";
        _problems.Add(ProblemSeverity.Error, _document, defects[ReadLimits.Defects].Offset, FieldPath.Root, words);
        return [.. found];
    }

    private static FieldPath PathOf(Defect defect, ManifestNode root, List<FoundObject> holders) => holders is [{ IsDaemonSet: true } daemonSet]
        ? daemonSet.Path.Append(NodeLocation.PathAt(daemonSet.Root, defect.Offset, ApiSchema.DaemonSet))
        : NodeLocation.PathAt(root, defect.Offset);

    private ManifestObject Object(FoundObject found, bool isBroken)
    {
        var json = NodeJson.Write(found.Root);
        IReadOnlyList<UnknownField> unknown = [];
        var daemonSet = found.IsDaemonSet && FitsSchema(found, isBroken, out unknown) && !isBroken ? Decode(found, json) : null;
        return new()
        {
            Source = file,
            Document = _document,
            PathInDocument = found.Path.Text,
            ApiVersion = found.ApiVersion,
            Kind = found.Kind,
            IsNearMiss = found.NearMiss is not null,
            Json = json,
            Root = found.Root,
            DaemonSet = daemonSet,
            UnknownFields = unknown,
        };
    }

    /// <summary>
    /// Reports wrong types. Fields that the API does not know are handed to a rule, which may be off or exempted; of an object
    /// that no rule will see they are reported too.
    /// </summary>
    private bool FitsSchema(FoundObject found, bool isBroken, out IReadOnlyList<UnknownField> unknown)
    {
        var problems = SchemaCheck.Run(found.Root, found.ApiVersion);
        var fits = problems.All(problem => problem.Unknown is not null);
        var isJudged = fits && !isBroken;
        foreach (var problem in problems.Where(problem => problem.Unknown is null || !isJudged))
        {
            var severity = problem.Unknown is null ? ProblemSeverity.Error : ProblemSeverity.Warning;
            _problems.Add(severity, _document, problem.Offset, found.Path.Append(problem.Field), problem.Message);
        }

        unknown = isJudged ? [.. problems.OrderBy(problem => problem.Offset).Select(problem => problem.Unknown!)] : [];
        return fits;
    }

    private DaemonSet? Decode(FoundObject found, ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, ModelJsonContext.Default.DaemonSet);
        }
        catch (JsonException failure)
        {
            // What fits the schema decodes; should the two ever differ, the user gets a message and not a stack trace.
            var path = new FieldPath(failure.Path?.TrimStart('$', '.') ?? "");
            _problems.Add(ProblemSeverity.Error, _document, found.Root.StartOffset, found.Path.Append(path), $"{path} has a value that can't be read; check its type");
            return null;
        }
    }

    /// <summary>Whether the object is one that we judge, so that a key written twice must not be guessed at.</summary>
    private static bool IsJudged(FoundObject found) =>
        found.IsDaemonSet || found.ApiVersion.StartsWith("daemonset-webhook.dev/", StringComparison.Ordinal);

    /// <summary>Where the body of a document starts when it may be JSON, else <c>null</c>.</summary>
    private int? JsonStart(DocumentSlice slice)
    {
        var start = slice.BodyStart;
        while (start < slice.End && source.Text[start] is ' ' or '\t' or '\r' or '\n' or SourceText.ByteOrderMark)
            start++;

        return start < slice.End && source.Text[start] is '{' or '[' ? start : null;
    }

    private bool IsQuotedObject(UnreadableDocumentException notJson, DocumentSlice slice)
    {
        var opening = JsonStart(slice) is { } start ? source.Text.AsSpan(start, notJson.Offset - start).TrimStart("{[ \t\r\n") : [];
        return opening is ['"', ..];
    }
}
