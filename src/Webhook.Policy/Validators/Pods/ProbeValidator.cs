using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of a probe, whose numbers it makes their defaults where they are 0.</summary>
internal sealed class ProbeValidator : ApiValidator
{
    private static readonly string[] Kinds = ["exec", "httpGet", "tcpSocket", "grpc"];
    private static readonly string[] Numbers = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"];

    private readonly string _name;

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="name">Such as <c>livenessProbe</c>.</param>
    public ProbeValidator(string name)
    {
        _name = name;
        Check((probe, context) => HandlerChecks.Check(probe, "", Kinds, context));
        Check(Timing);
    }

    private void Timing(ApiObject probe, ValidationContext<ApiObject> context)
    {
        foreach (var number in Numbers)
            Within(probe, context, number, 0, long.MaxValue);

        var isReadiness = _name == "readinessProbe";
        if (!isReadiness && probe.Number("successThreshold") is > 1 and var threshold)
            Fail(context, "successThreshold", FieldErrorType.Invalid, $"is {threshold}, must be 1 for a {_name}", "drop successThreshold");

        if (isReadiness && probe.Has("terminationGracePeriodSeconds"))
        {
            Fail(context, "terminationGracePeriodSeconds", FieldErrorType.Invalid, "may not be set for a readinessProbe, which ends no container",
                "drop terminationGracePeriodSeconds");
        }
        else
        {
            Within(probe, context, "terminationGracePeriodSeconds", 1, long.MaxValue);
        }
    }
}
