namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of an affinity.</summary>
internal sealed class AffinityValidator : ApiValidator
{
    /// <summary>Builds the validator once; it is stateless and safe for use from many threads.</summary>
    /// <param name="isNew">Whether the object is new.</param>
    public AffinityValidator(bool isNew)
    {
        Child("nodeAffinity", new NodeAffinityValidator(isNew));
        Child("podAffinity", new PodAffinityValidator(isNew));
        Child("podAntiAffinity", new PodAffinityValidator(isNew));
    }
}
