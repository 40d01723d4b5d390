using FluentValidation;

namespace Webhook.Policy.Policies.Validation;

/// <summary>What globs of a policy may hold, by what they are matched against.</summary>
internal static class GlobRules
{
    /// <summary>Globs over names of namespaces, DaemonSets and rules.</summary>
    public static IRuleBuilderOptionsConditions<T, string> MustBeNameGlob<T>(this IRuleBuilder<T, string> rule) =>
        rule.Custom((glob, context) =>
        {
            if (!IsNameGlob(glob))
                context.FailHere($"is \"{glob}\", which no name can match; write lower case letters, digits, -, ., * and ?");

        });

    /// <summary>Whether a glob holds only what names of Kubernetes objects may hold, and the two signs.</summary>
    public static bool IsNameGlob(string glob) =>
        glob.Length > 0 && glob.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '*' or '?');

    /// <summary>Globs over names of users and groups, which may hold almost anything.</summary>
    public static IRuleBuilderOptionsConditions<T, string> MustBeUserGlob<T>(this IRuleBuilder<T, string> rule) =>
        rule.Custom((glob, context) =>
        {
            if (string.IsNullOrWhiteSpace(glob) || glob.Any(char.IsControl))
                context.FailHere("is blank or holds control characters, which no name matches; write a glob such as system:*");

        });

    /// <summary>Globs over <c>namespace:name</c> of service accounts.</summary>
    public static IRuleBuilderOptionsConditions<T, string> MustBeServiceAccountGlob<T>(this IRuleBuilder<T, string> rule) =>
        rule.Custom((glob, context) =>
        {
            if (glob.Count(c => c == ':') != 1
                || !glob.Split(':').All(IsNameGlob))
            {
                context.FailHere($"is \"{glob}\"; write namespace:name, such as argocd:argocd-application-controller or argocd:*");
            }
        });
}
