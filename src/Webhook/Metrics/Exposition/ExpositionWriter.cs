using System.Buffers;
using Webhook.Metrics.Descriptions;
using Webhook.Metrics.Series;

namespace Webhook.Metrics.Exposition;

/// <summary>Writes metric families as Prometheus reads them.</summary>
/// <remarks>
/// Sources: <see href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format"/> and
/// <see href="https://prometheus.io/docs/specs/om/open_metrics_spec/"/>. No <c>_created</c> samples: they would be a further
/// series for each counter and histogram, and Prometheus learns of a restart from a value that falls.
/// </remarks>
internal sealed class ExpositionWriter(IBufferWriter<byte> output, ExpositionFormat format)
{
    private readonly Utf8Output _output = new(output);
    private readonly bool _isOpenMetrics = format == ExpositionFormat.OpenMetrics;
    private MetricFamily? _family;

    /// <summary>Begins a family; its samples follow.</summary>
    public void Begin(MetricFamily family)
    {
        _family = family;
        var name = _isOpenMetrics ? family.Stem : family.Name;
        _output.Ascii("# HELP ").Ascii(name).Ascii(" ").Escaped(family.Help, quotes: _isOpenMetrics).Ascii("\n");
        _output.Ascii("# TYPE ").Ascii(name).Ascii(" ").Ascii(TypeOf(family.Kind)).Ascii("\n");
        if (_isOpenMetrics && family.Unit.Length > 0)
            _output.Ascii("# UNIT ").Ascii(name).Ascii(" ").Ascii(family.Unit).Ascii("\n");
    }

    /// <summary>The sample of a counter, a gauge or an info.</summary>
    public void Value(LabelValues labels, double value, in Exemplar? exemplar)
    {
        Name(_isOpenMetrics ? _family!.Stem : _family!.Name, _isOpenMetrics ? SuffixOf(_family.Kind) : "");
        Labels(labels);
        Number(value, exemplar);
    }

    /// <summary>One bucket of a histogram.</summary>
    /// <param name="labels">The series.</param>
    /// <param name="bound">Upper bound, inclusive.</param>
    /// <param name="count">Measurements up to it, those of lower buckets included.</param>
    /// <param name="exemplar">The last one of this bucket; <c>null</c> for none.</param>
    public void Bucket(LabelValues labels, double bound, long count, in Exemplar? exemplar)
    {
        Name(_family!.Name, "_bucket");
        Labels(labels, bound);
        Number(count, exemplar);
    }

    /// <summary>What ends a series of a histogram.</summary>
    public void Sum(LabelValues labels, double sum, long count)
    {
        Name(_family!.Name, "_sum");
        Labels(labels);
        Number(sum, null);
        Name(_family.Name, "_count");
        Labels(labels);
        Number(count, null);
    }

    /// <summary>Ends the text.</summary>
    public void End()
    {
        if (_isOpenMetrics)
            _output.Ascii("# EOF\n");
    }

    private void Name(string name, string suffix) => _output.Ascii(name).Ascii(suffix);

    private void Labels(LabelValues labels, double? bound = null)
    {
        var names = _family!.LabelNames;
        if (names.Count == 0 && bound is null)
            return;

        var opening = "{";
        for (var index = 0; index < names.Count; index++)
        {
            _output.Ascii(opening).Ascii(names[index]).Ascii("=\"").Escaped(labels[index], quotes: true).Ascii("\"");
            opening = ",";
        }

        // OpenMetrics wants 1.0 rather than 1, and Prometheus 3 turns the one into the other; queries find both formats alike.
        if (bound is { } le)
            _output.Ascii(opening).Ascii("le=\"").Number(le).Ascii(double.IsInteger(le) ? ".0\"" : "\"");

        _output.Ascii("}");
    }

    private void Number(double value, in Exemplar? exemplar)
    {
        _output.Ascii(" ").Number(value);
        if (_isOpenMetrics && exemplar is { } example)
        {
            _output.Ascii(" # {trace_id=\"").Ascii(example.TraceId).Ascii("\",span_id=\"").Ascii(example.SpanId).Ascii("\"} ");
            _output.Number(example.Value).Ascii(" ").Number(example.At);
        }

        _output.Ascii("\n");
    }

    private string TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        MetricKind.Info when _isOpenMetrics => "info",
        _ => "gauge",
    };

    private static string SuffixOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "_total",
        MetricKind.Info => "_info",
        _ => "",
    };
}
