using System.Text;
using Webhook.Model.Tests.Json.Skimming;

namespace Webhook.Model.Tests.Admission.Skimming;

/// <summary>AdmissionReviews at random: every field that is read in every form, among fields that are not.</summary>
internal static class RandomReview
{
    private static readonly Shape Name = new Shape.OneOf("\"agent\"", "\"a\"", "\"\"", "\"log-agent-with-a-name-that-is-longer-than-a-vector\"", "\"é\"", "\"a\\nb\"");
    private static readonly Shape Key = new Shape.OneOf("\"app\"", "\"app.kubernetes.io/name\"", "\"tier\"", "\"a/b\"", "\"\"", "\"x y\"", "\"é\"");
    private static readonly Shape Text = new Shape.Text();
    private static readonly Shape Flag = new Shape.OneOf("true", "false");
    private static readonly Shape Count = new Shape.OneOf("0", "1", "25", "-3", "2147483647", "-2147483648");
    private static readonly Shape Seconds = new Shape.OneOf("0", "30", "-1", "9223372036854775807");
    private static readonly Shape Share = new Shape.OneOf("1", "0", "\"10%\"", "\"100%\"", "\"3\"", "\"\"");
    private static readonly Shape Time = new Shape.OneOf("\"2026-03-01T12:00:00Z\"", "\"2026-03-01T12:00:00.123+02:00\"");
    private static readonly Shape Labels = new Shape.MapOf(Key, new Shape.OneOf("\"agent\"", "\"\"", "\"monitoring\""));
    private static readonly Shape Rest = new Shape.Anything();

    private static readonly Shape Annotations = new Shape.MapOf(
        new Shape.OneOf("\"daemonset-webhook.dev/inject\"", "\"deprecated.daemonset.template.generation\"", "\"other\"", "\"kubectl.kubernetes.io/last-applied-configuration\""),
        Text);

    private static readonly Shape Owner = new Shape.Struct(("kind", Name), ("name", Name), ("uid", Text), ("controller", Flag), ("apiVersion", Text));

    private static readonly Shape Metadata = new Shape.Struct(
        ("name", Name), ("generateName", Name), ("namespace", Name), ("uid", Text), ("generation", Count), ("labels", Labels),
        ("annotations", Annotations), ("ownerReferences", new Shape.ListOf(Owner)), ("creationTimestamp", Time), ("deletionTimestamp", Time),
        ("managedFields", Rest), ("finalizers", Rest));

    private static readonly Shape Expression = new Shape.Struct(
        ("key", Key), ("operator", new Shape.OneOf("\"In\"", "\"NotIn\"", "\"Exists\"", "\"Bad\"")), ("values", new Shape.ListOf(Name)));

    private static readonly Shape Selector = new Shape.Struct(("matchLabels", Labels), ("matchExpressions", new Shape.ListOf(Expression)));

    private static readonly Shape Toleration = new Shape.Struct(
        ("key", Key), ("operator", new Shape.OneOf("\"Exists\"", "\"Equal\"")), ("value", Name), ("effect", new Shape.OneOf("\"NoSchedule\"", "\"NoExecute\"")),
        ("tolerationSeconds", Seconds));

    private static readonly Shape Probe = new Shape.Struct(
        ("initialDelaySeconds", Count), ("periodSeconds", Count), ("successThreshold", Count), ("failureThreshold", Count), ("httpGet", Rest));

    private static readonly Shape Port = new Shape.Struct(
        ("name", Name), ("containerPort", Count), ("hostPort", Count), ("hostIP", Name), ("protocol", new Shape.OneOf("\"TCP\"", "\"UDP\"")));

    private static readonly Shape Container = new Shape.Struct(
        ("name", Name), ("image", Text), ("ports", new Shape.ListOf(Port)), ("env", Rest), ("readinessProbe", Probe), ("startupProbe", Probe),
        ("livenessProbe", Rest), ("restartPolicy", new Shape.OneOf("\"Always\"")));

    private static readonly Shape Affinity = new Shape.Struct(
        ("nodeAffinity", new Shape.Struct(("requiredDuringSchedulingIgnoredDuringExecution", new Shape.Struct(
            ("nodeSelectorTerms", new Shape.ListOf(new Shape.Struct(("matchExpressions", new Shape.ListOf(Expression)), ("matchFields", new Shape.ListOf(Expression))))))))),
        ("podAffinity", Rest));

    private static readonly Shape PodSpec = new Shape.Struct(
        ("initContainers", new Shape.ListOf(Container)), ("containers", new Shape.ListOf(Container)), ("ephemeralContainers", new Shape.ListOf(Rest)),
        ("restartPolicy", new Shape.OneOf("\"Always\"", "\"Never\"")), ("activeDeadlineSeconds", Seconds), ("terminationGracePeriodSeconds", Seconds),
        ("nodeName", Name), ("nodeSelector", Labels), ("affinity", Affinity), ("tolerations", new Shape.ListOf(Toleration)), ("hostNetwork", Flag),
        ("dnsPolicy", Name), ("priorityClassName", Name), ("os", new Shape.Struct(("name", Name))),
        ("readinessGates", new Shape.ListOf(new Shape.Struct(("conditionType", Name)))),
        ("volumes", Rest), ("securityContext", Rest));

    private static readonly Shape Spec = new Shape.Struct(
        ("selector", Selector), ("template", new Shape.Struct(("metadata", Metadata), ("spec", PodSpec))),
        ("updateStrategy", new Shape.Struct(
            ("type", new Shape.OneOf("\"RollingUpdate\"", "\"OnDelete\"", "\"\"")),
            ("rollingUpdate", new Shape.Struct(("maxUnavailable", Share), ("maxSurge", Share))))),
        ("minReadySeconds", Count), ("revisionHistoryLimit", Count));

    private static readonly Shape Status = new Shape.Struct(
        ("observedGeneration", Seconds), ("desiredNumberScheduled", Count), ("currentNumberScheduled", Count), ("numberMisscheduled", Count),
        ("numberReady", Count), ("updatedNumberScheduled", Count), ("numberAvailable", Count), ("numberUnavailable", Count), ("conditions", Rest));

    private static readonly Shape DaemonSet = new Shape.Struct(
        ("apiVersion", new Shape.OneOf("\"apps/v1\"")), ("kind", new Shape.OneOf("\"DaemonSet\"")), ("metadata", Metadata), ("spec", Spec), ("status", Status));

    private static readonly Shape Kind = new Shape.Struct(
        ("group", new Shape.OneOf("\"apps\"", "\"apps\"", "\"apps\"", "\"\"")), ("version", new Shape.OneOf("\"v1\"")),
        ("kind", new Shape.OneOf("\"DaemonSet\"", "\"DaemonSet\"", "\"DaemonSet\"", "\"Pod\"")));

    private static readonly Shape Request = new Shape.Struct(
        ("uid", new Shape.OneOf("\"u-1\"", "\"7c5f9a52-9a3f-4d5a-8f0a-0c6f6f3d2b11\"")), ("kind", Kind),
        ("resource", new Shape.Struct(("group", Name), ("version", Name), ("resource", Name))), ("subResource", new Shape.OneOf("\"\"", "\"\"", "\"\"", "\"status\"")),
        ("requestKind", Kind), ("requestResource", Rest), ("name", Name), ("namespace", Name), ("operation", new Shape.OneOf("\"CREATE\"", "\"UPDATE\"")),
        ("userInfo", new Shape.Struct(("username", Name), ("groups", new Shape.ListOf(Name)), ("uid", Text), ("extra", Rest))),
        ("object", DaemonSet), ("oldObject", DaemonSet), ("dryRun", Flag), ("options", Rest));

    private static readonly Shape Review = new Shape.Struct(
        ("kind", new Shape.OneOf("\"AdmissionReview\"")), ("apiVersion", new Shape.OneOf("\"admission.k8s.io/v1\"")), ("request", Request));

    /// <summary>A body of well-formed JSON.</summary>
    /// <param name="random">The source of all that is in it.</param>
    /// <param name="wrong">Share of values that are of any other type than their field.</param>
    public static byte[] Body(Random random, double wrong)
    {
        var json = new RandomJson(random) { Spaced = random.Next(3) == 0 };
        return Encoding.UTF8.GetBytes(json.Around(Review.Write(random, json, wrong)));
    }
}
