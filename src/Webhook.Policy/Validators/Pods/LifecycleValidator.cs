using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of the hooks of a container.</summary>
internal sealed class LifecycleValidator : ApiValidator
{
    private static readonly string[] Kinds = ["exec", "httpGet", "tcpSocket", "sleep"];

    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    public LifecycleValidator() => Check(Hooks);

    private static void Hooks(ApiObject lifecycle, ValidationContext<ApiObject> context)
    {
        foreach (var name in (string[])["postStart", "preStop"])
        {
            if (lifecycle.Child(name) is { } hook)
                HandlerChecks.Check(hook, name, Kinds, context);
        }
    }
}
