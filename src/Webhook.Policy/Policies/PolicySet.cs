using Webhook.Model.Manifests;
using Webhook.Policy.Policies.Reading;

namespace Webhook.Policy.Policies;

/// <summary>Reads policies that are loaded together from several files.</summary>
public static class PolicySet
{
    /// <summary>Reads every file and checks the policies against each other: each name once.</summary>
    /// <param name="files">The files, in the order in which the policies are to be loaded.</param>
    /// <param name="now">The time at which to warn of expired exemptions; <c>null</c> warns of none.</param>
    /// <returns>The policies without an error, in order; with any error they must not replace what is running.</returns>
    public static PolicyReadResult Read(IEnumerable<ManifestFile> files, DateTimeOffset? now = null)
    {
        var results = ReadEach(files, now);
        return new PolicyReadResult(
            [.. results.SelectMany(result => result.Policies)],
            [.. results.SelectMany(result => result.Problems)]);
    }

    /// <summary>As <see cref="Read"/>, with one result for each file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="now">The time at which to warn of expired exemptions; <c>null</c> warns of none.</param>
    /// <param name="isLeftOut">Says of which documents nothing is to be read; they count as policies. <c>null</c> for none.</param>
    public static IReadOnlyList<PolicyReadResult> ReadEach(
        IEnumerable<ManifestFile> files, DateTimeOffset? now = null, Func<ManifestObject, bool>? isLeftOut = null)
    {
        var names = new PolicyNames();
        return [.. files.Select(file => PolicyReader.Read(file, names, now, isLeftOut))];
    }
}
