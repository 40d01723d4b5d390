using Webhook.Model.Json;
using Webhook.Model.Json.Skimming;
using Webhook.Model.Meta;

namespace Webhook.Model.Admission.Skimming;

/// <summary>Reads a label selector.</summary>
internal static class SelectorSkim
{
    /// <summary>Reads the selector at hand; <c>null</c> for null.</summary>
    public static LabelSelector? Read(ref SkimReader reader)
    {
        if (reader.TryNull())
            return null;

        var labels = AbsentAsEmpty.Map(null);
        IReadOnlyList<LabelSelectorRequirement> expressions = [];
        for (var more = reader.BeginObject(); more; more = reader.NextMember())
        {
            var name = reader.Name();
            if (name.SequenceEqual("matchLabels"u8))
                labels = reader.Map();
            else if (name.SequenceEqual("matchExpressions"u8))
                expressions = ReadExpressions(ref reader);
            else
                reader.Skip();
        }

        return new() { MatchLabels = labels, MatchExpressions = expressions };
    }

    private static LabelSelectorRequirement[] ReadExpressions(ref SkimReader reader)
    {
        if (reader.TryNull())
            return [];

        var expressions = new ListUnderConstruction<LabelSelectorRequirement>();
        for (var more = reader.BeginList(); more; more = reader.NextItem())
            expressions.Add(ReadExpression(ref reader));

        return expressions.ToArray();
    }

    private static LabelSelectorRequirement ReadExpression(ref SkimReader reader)
    {
        string key = "", op = "";
        IReadOnlyList<string> values = [];
        if (!reader.TryNull())
        {
            for (var more = reader.BeginObject(); more; more = reader.NextMember())
            {
                var name = reader.Name();
                if (name.SequenceEqual("key"u8))
                    key = reader.Text();
                else if (name.SequenceEqual("operator"u8))
                    op = reader.Text();
                else if (name.SequenceEqual("values"u8))
                    values = reader.Texts();
                else
                    reader.Skip();
            }
        }

        return new() { Key = key, Operator = op, Values = values };
    }
}
