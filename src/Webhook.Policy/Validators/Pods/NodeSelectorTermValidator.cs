using FluentValidation;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one term of a node affinity.</summary>
internal sealed class NodeSelectorTermValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="valuesAreLabels">Whether values of In and NotIn must be label values.</param>
    public NodeSelectorTermValidator(bool valuesAreLabels)
    {
        Each("matchExpressions", new ExpressionValidator(valuesAreLabels));
        Each("matchFields", new FieldValidator());
    }

    private sealed class ExpressionValidator : ApiValidator
    {
        private readonly bool _valuesAreLabels;

        public ExpressionValidator(bool valuesAreLabels)
        {
            _valuesAreLabels = valuesAreLabels;
            Check(Expression);
        }

        private void Expression(ApiObject requirement, ValidationContext<ApiObject> context)
        {
            var (key, op, values) = (requirement.Text("key"), requirement.Text("operator"), requirement.Strings("values"));
            foreach (var error in LabelSyntax.QualifiedNameErrors(key))
                Fail(context, "key", FieldErrorType.Invalid, $"is \"{key}\": {error}", "write the key of a node label");

            switch (op)
            {
                case "In" or "NotIn" when values.Count == 0:
                    Fail(context, "values", FieldErrorType.Required, $"is missing or empty while operator is {op}", "write at least one value");
                    break;
                case "In" or "NotIn":
                    if (_valuesAreLabels)
                        Labels(values, context);

                    break;
                case "Exists" or "DoesNotExist" when values.Count > 0:
                    Fail(context, "values", FieldErrorType.Forbidden, $"may not be set while operator is {op}", "drop values, or write operator In");
                    break;
                case "Exists" or "DoesNotExist":
                    break;
                case "Gt" or "Lt" when values.Count != 1:
                    Fail(context, "values", FieldErrorType.Required, $"holds {values.Count} while operator is {op}, which takes one", "write one whole number");
                    break;
                case "Gt" or "Lt":
                    break;
                default:
                    Fail(context, "operator", FieldErrorType.Invalid, op.Length == 0 ? "is missing" : $"is \"{op}\"", "write In, NotIn, Exists, DoesNotExist, Gt or Lt");
                    break;
            }
        }

        private static void Labels(IReadOnlyList<string> values, ValidationContext<ApiObject> context)
        {
            for (var i = 0; i < values.Count; i++)
            {
                foreach (var error in LabelSyntax.LabelValueErrors(values[i]))
                    Fail(context, $"values[{i}]", FieldErrorType.Invalid, $"is \"{values[i]}\": {error}", "write the value of a node label");
            }
        }
    }

    private sealed class FieldValidator : ApiValidator
    {
        public FieldValidator() => Check(Field);

        private static void Field(ApiObject requirement, ValidationContext<ApiObject> context)
        {
            var (key, op, values) = (requirement.Text("key"), requirement.Text("operator"), requirement.Strings("values"));
            if (key != "metadata.name")
                Fail(context, "key", FieldErrorType.Invalid, $"is \"{key}\", must be metadata.name", "write metadata.name, or use matchExpressions");

            if (op is not ("In" or "NotIn"))
                Fail(context, "operator", FieldErrorType.Invalid, $"is \"{op}\", must be In or NotIn", "write In or NotIn");
            else if (values.Count != 1)
                Fail(context, "values", FieldErrorType.Required, $"holds {values.Count}, must hold one", "write one node name; add a term for each further one");
        }
    }
}
