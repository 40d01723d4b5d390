using System.Text.Json;
using Webhook.Model.Manifests;
using Webhook.Policy.Policies.Reading;
using Webhook.Policy.Policies.Validation;

namespace Webhook.Policy.Policies;

/// <summary>Reads DaemonSetPolicy documents and validates them: every error at once, each with its place.</summary>
public static class PolicyReader
{
    /// <summary>The embedded default policy, as YAML with comments.</summary>
    public static string DefaultPolicyText { get; } = Policies.DefaultPolicyText.Write();

    /// <summary>The embedded default policy, which spells out what an empty spec means.</summary>
    public static DaemonSetPolicy Default { get; } = new() { Name = "default" };

    /// <summary>Reads the policies of one file.</summary>
    /// <remarks>A document of another kind is passed over with a warning; a file without any policy is an error.</remarks>
    /// <param name="file">A file as read by <see cref="ManifestReader"/>.</param>
    /// <param name="now">The time at which to warn of expired exemptions; <c>null</c> warns of none.</param>
    public static PolicyReadResult Read(ManifestFile file, DateTimeOffset? now = null) => Read(file, new PolicyNames(), now);

    /// <summary>Reads the policies of one file of several.</summary>
    internal static PolicyReadResult Read(ManifestFile file, PolicyNames names, DateTimeOffset? now, Func<ManifestObject, bool>? isLeftOut = null)
    {
        var policies = new List<DaemonSetPolicy>();
        var problems = new List<ManifestProblem>(file.Problems);
        var validator = new DaemonSetPolicyValidator(now);
        var documents = 0;
        foreach (var document in file.Objects)
        {
            if (isLeftOut?.Invoke(document) == true)
            {
                documents++;
                continue;
            }

            var found = new PolicyProblems(document);
            if (PolicyDocumentKind.IsPolicy(document, found))
            {
                documents++;
                var policy = Read(document, found, validator);
                names.Note(policy.Name, document, found);
                if (!found.HasErrors)
                    policies.Add(policy);
            }

            problems.AddRange(found.InTextOrder);
        }

        if (documents == 0 && !problems.Exists(problem => problem.Severity == ProblemSeverity.Error))
        {
            problems.Add(new ManifestProblem
            {
                Severity = ProblemSeverity.Error,
                Source = file.Source,
                Message = $"holds no policy; write a document with apiVersion {DaemonSetPolicy.ApiVersion} and kind {DaemonSetPolicy.Kind}",
            });
        }

        return new PolicyReadResult(policies, problems);
    }

    private static DaemonSetPolicy Read(ManifestObject document, PolicyProblems problems, DaemonSetPolicyValidator validator)
    {
        using var json = JsonDocument.Parse(document.Json, new JsonDocumentOptions { MaxDepth = 512 });
        var policy = PolicyDocumentReader.Read(new PolicyField(json.RootElement, "", problems));
        foreach (var failure in validator.Validate(policy).Errors)
        {
            var severity = failure.Severity == FluentValidation.Severity.Error ? ProblemSeverity.Error : ProblemSeverity.Warning;
            problems.Add(severity, failure.PropertyName, failure.ErrorMessage);
        }

        return policy;
    }
}
