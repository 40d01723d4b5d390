using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of one container of a template.</summary>
internal sealed class ContainerValidator : ApiValidator
{
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isInit">Whether it is an init container, a sidecar included.</param>
    public ContainerValidator(bool isInit)
    {
        Check(NameAndImage);
        Each("ports", new ContainerPortValidator());
        Check(PortNamesAreUnique);
        Each("env", new VariableValidator());
        Each("envFrom", new VariableSourceValidator());
        Child("resources", new ResourceValidator());
        Each("volumeMounts", new VolumeMountValidator());
        Check(VolumeMountValidator.AreCompatible);
        foreach (var probe in Probes)
            Child(probe, new ProbeValidator(probe));

        Child("lifecycle", new LifecycleValidator());
        Child("securityContext", new ContainerSecurityContextValidator());
        Check(Words);
        if (isInit)
            Check(EndsBeforeTheOthers);
    }

    private static void NameAndImage(ApiObject container, ValidationContext<ApiObject> context)
    {
        Required(container, context, "name", "name the container");
        Spelled(container, context, "name", PodSyntax.IsDnsLabel, PodSyntax.DnsLabel);

        // Space at the ends is let through in templates and refused in the pods.
        Required(container, context, "image", "write the image, such as registry.example.com/agent:1.4.0");
    }

    private static void Words(ApiObject container, ValidationContext<ApiObject> context)
    {
        OneOf(container, context, "imagePullPolicy", "Always", "IfNotPresent", "Never");
        OneOf(container, context, "terminationMessagePolicy", "File", "FallbackToLogsOnError");

        // Which of the words a container may have depends on a feature gate; others are refused by every release that knows the field.
        OneOf(container, context, "restartPolicy", "Always", "OnFailure", "Never");
    }

    private static void PortNamesAreUnique(ApiObject container, ValidationContext<ApiObject> context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ports = container.Items("ports");
        for (var i = 0; i < ports.Count; i++)
        {
            var name = ports[i].Text("name");
            if (name.Length > 0 && !names.Add(name))
            {
                Fail(context, $"ports[{i}].name", FieldErrorType.Duplicate, $"is \"{name}\", which another port of the container has as well",
                    "give each port a name of its own");
            }
        }
    }

    private static void EndsBeforeTheOthers(ApiObject container, ValidationContext<ApiObject> context)
    {
        // A restart policy makes it a sidecar, or says what a feature gate decides.
        if (container.Text("restartPolicy").Length > 0)
            return;

        foreach (var field in (string[])["lifecycle", .. Probes])
        {
            if (container.Has(field))
            {
                Fail(context, field, FieldErrorType.Forbidden, "may not be set for an init container that ends",
                    $"drop {field}, or write restartPolicy: Always to make it a sidecar");
            }
        }
    }
}
