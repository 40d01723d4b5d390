using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Policy.Policies;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Injection;

/// <summary>Decides which wanted tolerations are added to one DaemonSet, which wait, and with which patch.</summary>
/// <remarks>
/// On CREATE everything missing is added. On UPDATE the template is compared with the stored one:
/// <list type="bullet">
/// <item>It is the stored one without some of the injected tolerations at the end of its list (Git applied again): exactly
/// those are put back, which restarts nothing.</item>
/// <item>It is the stored one: what is missing waits for the next change of the template.</item>
/// <item>It was changed: what is missing is added, a roll-out happens anyway.</item>
/// </list>
/// A toleration with mode Always does not wait; as it starts a roll-out, the SafeRollout ones go with it. One with mode
/// CreateOnly is added by no update but the first case.
/// </remarks>
internal static class TolerationInjector
{
    public static TolerationInjection Inject(DaemonSetReview review, WantedTolerations wanted)
    {
        if (!IsAnyMissing(review.Object!.Spec.Template.Spec.Tolerations, wanted.Items))
            return TolerationInjection.None;

        try
        {
            return ReviewedTemplates.Of(review) is { } templates ? Decide(review, templates, wanted) : TolerationInjection.None;
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            // Half of a surrogate pair somewhere in the template: JSON allows the escape, no string can hold it. Or one of the
            // mistakes in JSON that are passed over where a review is read.
            return TolerationInjection.None;
        }
    }

    private static TolerationInjection Decide(DaemonSetReview review, ReviewedTemplates templates, WantedTolerations union)
    {
        // What the controller overwrites on each pod counts as it comes out: a second entry beside it would do nothing.
        var (written, wanted) = (review.Object!.Spec.Template.Spec.Tolerations, union.Items);
        var list = AutomaticTolerations.Overwritten(written);
        if (review.Operation == Operation.Create)
            return AddMissing(templates, list, union, InjectionMode.CreateOnly);

        // An entry that the stored template has beside one that is overwritten, as releases before added it, is put back: to
        // leave it out would restart every pod.
        var restored = templates.Restorable(written, wanted);
        if (restored is null)
            return AddMissing(templates, list, union, InjectionMode.SafeRollout);

        IReadOnlyList<Toleration> stored = [.. list, .. restored.Select(item => item.Toleration)];
        if (Missing(stored, union, InjectionMode.Always).Count > 0)
            return Add(templates, [.. restored, .. Missing(stored, union, InjectionMode.SafeRollout)], []);

        return Add(templates, restored, Missing(stored, union, InjectionMode.SafeRollout));
    }

    private static TolerationInjection AddMissing(
        ReviewedTemplates templates, IReadOnlyList<Toleration> list, WantedTolerations union, InjectionMode leastMode) =>
        union.From(leastMode) is { AreIndependent: true } minimal
            ? minimal.AddMissing(templates.HasTolerations, list)
            : Add(templates, Missing(list, union, leastMode), []);

    private static TolerationInjection Add(
        ReviewedTemplates templates, IReadOnlyList<WantedToleration> added, List<WantedToleration> deferred) =>
        added.Count == 0 && deferred.Count == 0
            ? TolerationInjection.None
            : new TolerationInjection
            {
                Added = [.. added.Select(item => item.Toleration)],
                Deferred = [.. deferred.Select(item => item.Toleration)],
                Patch = TolerationPatch.Append(templates.HasTolerations, added),
            };

    private static bool IsAnyMissing(IReadOnlyList<Toleration> list, IReadOnlyList<WantedToleration> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!TolerationCoverage.IsCoveredBy(wanted[i].Toleration, list))
                return true;
        }

        return false;
    }

    /// <summary>What a list lacks, each covered neither by the list nor by those before it.</summary>
    private static List<WantedToleration> Missing(IReadOnlyList<Toleration> list, WantedTolerations union, InjectionMode leastMode)
    {
        var grown = new TolerationsByKey(list);
        var missing = new List<WantedToleration>();
        foreach (var item in union.From(leastMode).Items.Where(item => !TolerationCoverage.IsCoveredBy(item.Toleration, grown.For(item.Toleration.Key))))
        {
            grown.Add(item.Toleration);
            missing.Add(item);
        }

        return missing;
    }
}
