namespace Webhook.Model.Manifests.Schema;

/// <summary>The structs of the Kubernetes API that a DaemonSet is made of, from the embedded <c>daemonset.txt</c>.</summary>
internal sealed class ApiSchema
{
    private static readonly Lazy<ApiSchema> Embedded = new(() =>
    {
        using var stream = typeof(ApiSchema).Assembly.GetManifestResourceStream("daemonset.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader);
    });

    private readonly Dictionary<string, ApiStruct> _structs = new(StringComparer.Ordinal);

    /// <summary>The type of a DaemonSet.</summary>
    public static FieldType DaemonSet { get; } = new(FieldKind.Struct, StructName: "DaemonSet");

    /// <summary>The type of a pod template.</summary>
    public static FieldType PodTemplate { get; } = new(FieldKind.Struct, StructName: "PodTemplateSpec");

    /// <summary>The schema; read once, safe for many threads.</summary>
    public static ApiSchema Instance => Embedded.Value;

    /// <summary>The struct that a type names.</summary>
    /// <exception cref="KeyNotFoundException">The type is no struct of this schema.</exception>
    public ApiStruct StructOf(FieldType type) => _structs[type.StructName ?? ""];

    /// <summary>The type of what stands under a key of a value; <c>null</c> when the schema does not say.</summary>
    public FieldType? TypeOf(FieldType? outer, string key) => outer?.Kind switch
    {
        FieldKind.Struct => StructOf(outer)[key]?.Type,
        FieldKind.Map => outer.Element,
        _ => null,
    };

    /// <summary>Every struct.</summary>
    public IEnumerable<ApiStruct> Structs => _structs.Values;

    private static ApiSchema Parse(StreamReader reader)
    {
        var schema = new ApiSchema();
        var (name, fields) = ("", new List<ApiField>());
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;

            if (line[0] == ' ')
            {
                fields.Add(ApiField.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
                continue;
            }

            schema.Add(name, fields);
            (name, fields) = (line, []);
        }

        schema.Add(name, fields);
        return schema;
    }

    private void Add(string name, List<ApiField> fields)
    {
        if (name.Length > 0)
            _structs.Add(name, new(name, fields));
    }
}
