using System.Text;
using Webhook.Model.Admission;
using Webhook.Model.Admission.Skimming;
using Webhook.Model.Tests.Json.Skimming;

namespace Webhook.Model.Tests.Admission.Skimming;

public sealed class ReviewSkimTests
{
    private const string Head = """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u-1","kind":{"group":"apps","version":"v1","kind":"DaemonSet"},""";

    [Fact]
    public void Reads_well_formed_reviews_as_the_thorough_reader_does()
    {
        var random = new Random(1);
        var skimmed = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var body = RandomReview.Body(random, wrong: 0);
            var request = ReviewSkim.Read(body);
            if (request is null)
                continue;

            skimmed++;
            Assert.Equal(ReadText.Of(AdmissionReviewReader.ReadThoroughly(body).Request!), ReadText.Of(request));
        }

        Assert.InRange(skimmed, 300, 2_000);
    }

    [Fact]
    public void Says_the_same_of_values_of_other_types()
    {
        var random = new Random(2);
        for (var i = 0; i < 2_000; i++)
            AssertSame(RandomReview.Body(random, wrong: 0.01));
    }

    [Fact]
    public void Never_reads_another_thing_than_the_thorough_reader_out_of_a_spoilt_body()
    {
        var random = new Random(3);
        for (var i = 0; i < 3_000; i++)
        {
            var body = Mutation.Of(RandomReview.Body(random, wrong: 0), random);
            if (AdmissionReviewReader.ReadThoroughly(body).Request is not null)
                AssertSame(body);
            else
                AdmissionReviewReader.Read(body);
        }
    }

    [Fact]
    public void Reads_the_rest_as_it_is_when_a_part_that_is_passed_over_is_spoilt()
    {
        var random = new Random(4);
        const string Before = Head + """
            "namespace":"logging","object":{"metadata":{"name":"agent","managedFields":[{"f:a":{},"k:{\"name\":\"x\"}":{".":{}}}]},"spec":{"template":{"spec":{"hostNetwork":true,"volumes":
            """;
        const string PassedOver = """[{"name":"log","hostPath":{"path":"/var/log","type":"","n":[1,2.5,true,null]}},{"name":"a \"b\" \\"}]""";
        const string After = ""","tolerations":[{"key":"a","operator":"Exists"}]}}}},"operation":"CREATE"}}""";
        var sound = Encoding.UTF8.GetBytes(Before + PassedOver + After);
        var expected = Fields(ReviewSkim.Read(sound)!);
        for (var i = 0; i < 6_000; i++)
        {
            var body = Mutation.Of(sound, random, Before.Length, Before.Length + PassedOver.Length);
            if (AdmissionReviewReader.ReadThoroughly(body).Request is null && AdmissionReviewReader.Read(body).Request is { } request)
                Assert.Equal(expected, Fields(request));
        }
    }

    [Theory]
    [InlineData("[1 2]")]
    [InlineData("[tru]")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":01}")]
    [InlineData("[\"\\x\"]")]
    public void Passes_over_mistakes_that_no_encoder_makes(string volumes)
    {
        var result = Read(Head + "\"object\":{\"spec\":{\"template\":{\"spec\":{\"volumes\":" + volumes + ",\"hostNetwork\":true}}}}}}");

        Assert.True(result.Request!.DecodeObject(out _)!.DaemonSet.Spec.Template.Spec.HostNetwork);
    }

    [Theory]
    [InlineData("[}")]
    [InlineData("[{]}")]
    [InlineData("[\"a]")]
    [InlineData("[\\\"a\"]")]
    [InlineData("nul")]
    [InlineData("01")]
    public void Refuses_what_leaves_the_end_of_a_part_that_is_passed_over_open(string volumes)
    {
        var result = Read(Head + "\"object\":{\"spec\":{\"template\":{\"spec\":{\"volumes\":" + volumes + "}}}}}}");

        Assert.Equal("u-1", result.Uid);
        Assert.Null(result.Request);
        Assert.StartsWith("the body is not valid JSON at line 1", result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\":\"a\\u0062\"", "ab")]
    [InlineData("\"na\\u006de\":\"ab\"", "ab")]
    [InlineData("\"name\":\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"name\":null", "")]
    public void Reads_escapes(string member, string name) => Assert.Equal(name, Read($"{Head}{member}}}}}").Request!.Name);

    [Fact]
    public void Decodes_a_DaemonSet_whose_kind_comes_behind_it()
    {
        var request = Read("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","object":{"metadata":{"name":"a"}},"kind":{"group":"apps","kind":"DaemonSet"}}}""").Request!;

        Assert.Equal("a", request.DecodeObject(out var problem)!.DaemonSet.Metadata.Name);
        Assert.Equal("", problem);
    }

    [Fact]
    public void Stands_hostile_depth_in_every_place()
    {
        foreach (var open in (string[])["[", "{\"a\":", "{\"spec\":", "{\"request\":", "{\"spec\":{\"template\":{\"spec\":{\"volumes\":["])
        {
            var deep = string.Concat(Enumerable.Repeat(open, 200_000));
            foreach (var body in (string[])[deep, Head + "\"object\":" + deep, Head + "\"x\":" + deep, Head + "\"object\":{\"metadata\":{\"managedFields\":" + deep])
                Assert.Null(Read(body).Request);
        }
    }

    private static AdmissionReadResult Read(string body) => AdmissionReviewReader.Read(Encoding.UTF8.GetBytes(body));

    /// <summary>What was read, without the slices that hold the spoilt part.</summary>
    private static string Fields(AdmissionRequest request)
    {
        var daemonSet = request.DecodeObject(out _)!.DaemonSet;
        var pod = daemonSet.Spec.Template.Spec;
        return $"{request.Uid} {request.Kind} {request.Operation} {request.Namespace} {daemonSet.Metadata.Name} {pod.HostNetwork} {string.Join(',', pod.Tolerations)}";
    }

    private static void AssertSame(byte[] body)
    {
        var (expected, actual) = (AdmissionReviewReader.ReadThoroughly(body), AdmissionReviewReader.Read(body));
        Assert.Equal((expected.Uid, expected.Problem), (actual.Uid, actual.Problem));
        if (expected.Request is not null)
            Assert.Equal(ReadText.Of(expected.Request), ReadText.Of(actual.Request!));
    }
}
