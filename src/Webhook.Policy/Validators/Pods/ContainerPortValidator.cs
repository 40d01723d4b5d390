using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one port of a container. The address is not looked at.</summary>
internal sealed class ContainerPortValidator : ApiValidator
{
    /// <summary>The highest port number.</summary>
    public const int Highest = 65535;

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public ContainerPortValidator() => Check(Port);

    private static void Port(ApiObject port, ValidationContext<ApiObject> context)
    {
        if (port.Number("containerPort") is null or 0)
            Fail(context, "containerPort", FieldErrorType.Required, "is missing or 0", $"write a containerPort of 1 to {Highest}");
        else
            Within(port, context, "containerPort", 1, Highest);

        if (port.Number("hostPort") is not 0)
            Within(port, context, "hostPort", 1, Highest);

        Spelled(port, context, "name", PodSyntax.IsPortName, PodSyntax.PortName);
        OneOf(port, context, "protocol", "TCP", "UDP", "SCTP");
    }
}
