using Spectre.Console;
using Webhook.Model.Text;
using Webhook.Output;

namespace Webhook.Doctor;

/// <summary>All diagnoses, as people and programs read them.</summary>
/// <param name="Cluster">The cluster's address.</param>
/// <param name="Namespace">Namespace of the release.</param>
/// <param name="Diagnoses">In the order of the checks.</param>
internal sealed record DoctorReport(string Cluster, string Namespace, IReadOnlyList<Diagnosis> Diagnoses)
{
    private const int Indent = 10;

    /// <summary>How many are of a status.</summary>
    public int Count(DiagnosisStatus status) => Diagnoses.Count(diagnosis => diagnosis.Status == status);

    /// <summary><c>-o table</c>: a line for each diagnosis, and one more for its remedy.</summary>
    public string AsTable(int? width, bool useColour) => StyledText.Write(width, useColour, console =>
    {
        foreach (var diagnosis in Diagnoses)
        {
            console.Write(new Text(Word(diagnosis.Status).PadRight(Indent), Style(diagnosis.Status)));
            console.WriteLine(Printable.OneLine($"{diagnosis.Check}: {diagnosis.Message}"));
            if (diagnosis.Remedy.Length > 0)
                console.WriteLine(Printable.OneLine($"{new string(' ', Indent)}{diagnosis.Remedy}"));
        }

        console.WriteLine();
        console.WriteLine(
            $"{Cluster}, namespace {Namespace}: {Counted.Of(Count(DiagnosisStatus.Failure), "failure")}, {Counted.Of(Count(DiagnosisStatus.Warning), "warning")}, "
            + $"{Count(DiagnosisStatus.Unknown)} not looked at, {Count(DiagnosisStatus.Ok)} well");
    });

    /// <summary><c>-o json</c>.</summary>
    public string AsJson() => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("cluster", Cluster);
        writer.WriteString("namespace", Namespace);
        writer.WriteStartObject("summary");
        foreach (var status in Enum.GetValues<DiagnosisStatus>())
            writer.WriteNumber(Word(status), Count(status));

        writer.WriteEndObject();
        writer.WriteStartArray("diagnoses");
        foreach (var diagnosis in Diagnoses)
        {
            writer.WriteStartObject();
            writer.WriteString("check", diagnosis.Check);
            writer.WriteString("status", Word(diagnosis.Status));
            writer.WriteString("message", diagnosis.Message);
            writer.WriteString("remedy", diagnosis.Remedy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static string Word(DiagnosisStatus status) => status switch
    {
        DiagnosisStatus.Ok => "ok",
        DiagnosisStatus.Unknown => "unknown",
        DiagnosisStatus.Warning => "warning",
        _ => "failure",
    };

    private static Style Style(DiagnosisStatus status) => status switch
    {
        DiagnosisStatus.Ok => new(Color.Green),
        DiagnosisStatus.Unknown => new(Color.Grey),
        DiagnosisStatus.Warning => new(Color.Yellow),
        _ => new(Color.Red),
    };
}
