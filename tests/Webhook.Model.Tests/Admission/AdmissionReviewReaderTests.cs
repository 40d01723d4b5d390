using System.Text;
using Webhook.Model.Admission;

namespace Webhook.Model.Tests.Admission;

public sealed class AdmissionReviewReaderTests
{
    private const string Head = """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u-1",""";

    [Fact]
    public void Reads_every_member_and_locates_the_objects()
    {
        var request = Read(Head + """
            "kind":{"group":"apps","version":"v1","kind":"DaemonSet"},
            "resource":{"group":"apps","version":"v1","resource":"daemonsets"},"subResource":"status",
            "requestKind":{"group":"apps","version":"v1beta2","kind":"DaemonSet"},
            "name":"agent","namespace":"logging","operation":"UPDATE","dryRun":true,
            "userInfo":{"username":"jane","uid":"7","groups":["a","b"],"extra":{"k":["v"]}},
            "object":{"a":[1,{"b":"}"}]},"oldObject":null,"options":{"kind":"UpdateOptions"}}}
            """).Request!;

        Assert.Equal(("u-1", "UPDATE", "logging", "agent", "status", true),
            (request.Uid, request.Operation, request.Namespace, request.Name, request.SubResource, request.DryRun));
        Assert.Equal(new GroupVersionKind("apps", "v1", "DaemonSet"), request.Kind);
        Assert.Equal(new GroupVersionKind("apps", "v1beta2", "DaemonSet"), request.RequestKind);
        Assert.Equal(new GroupVersionResource("apps", "v1", "daemonsets"), request.Resource);
        Assert.Equal("jane", request.User.Username);
        Assert.Equal(["a", "b"], request.User.Groups);
        Assert.Equal("""{"a":[1,{"b":"}"}]}""", Encoding.UTF8.GetString(request.Object.Span));
        Assert.True(request.OldObject.IsEmpty);
    }

    [Theory]
    [InlineData("", "the body is empty")]
    [InlineData("[]", "the body must be a JSON object")]
    [InlineData("{", "not valid JSON at line 1, byte 2")]
    [InlineData("{}", "without apiVersion and without kind, expected apiVersion \"admission.k8s.io/v1\"")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}""", "request is missing")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":null}""", "request is missing")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{}}""", "request.uid is missing or empty")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":7}}""", "request.uid must be a string")]
    public void Knows_no_uid_to_answer_under(string body, string problem)
    {
        var result = Read(body);

        Assert.Null(result.Uid);
        Assert.Null(result.Request);
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"object\":{", "not valid JSON at line 1")]
    [InlineData("\"object\":{}}} trailing", "not valid JSON at line 1")]
    [InlineData("\"namespace\":5}}", "request.namespace must be a string")]
    [InlineData("\"dryRun\":\"no\"}}", "request.dryRun must be true or false")]
    [InlineData("\"kind\":[]}}", "request.kind must be an object")]
    [InlineData("\"userInfo\":{\"groups\":{}}}}", "request.userInfo.groups must be a list of strings")]
    [InlineData("\"name\":\"\\ud800\"}}", "not valid UTF-8")]
    public void Keeps_the_uid_when_the_rest_is_broken(string rest, string problem)
    {
        var result = Read(Head + rest);

        Assert.Equal("u-1", result.Uid);
        Assert.Null(result.Request);
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview","request":{"uid":"u-1"}}""", "expected apiVersion \"admission.k8s.io/v1\"")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"Pod","request":{"uid":"u-1"}}""", "kind \"Pod\", expected")]
    [InlineData("""{"request":{"uid":"u-1"}}""", "without apiVersion and without kind, expected")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview","request":{"uid":"u-1",""", "not valid JSON at line 1")]
    public void Keeps_the_uid_of_a_review_of_another_version(string body, string problem)
    {
        var result = Read(body);

        Assert.Equal("u-1", result.Uid);
        Assert.Null(result.Request);
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_last_of_duplicate_members()
    {
        var request = Read(Head + "\"uid\":\"u-2\",\"name\":\"a\",\"name\":\"b\"}}").Request!;

        Assert.Equal(("u-2", "b"), (request.Uid, request.Name));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(10_000, false)]
    public void Bounds_the_depth(int depth, bool readable)
    {
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        var result = Read($"{Head}\"object\":{nested}}}}}");

        Assert.Equal("u-1", result.Uid);
        Assert.Equal(readable, result.Request is not null);
        Assert.Equal(readable ? "" : "the body is nested deeper than 128 levels", result.Problem);
    }

    [Fact]
    public void Refuses_invalid_utf8_wherever_it_stands()
    {
        byte[] bad = [.. Encoding.UTF8.GetBytes(Head + "\"object\":{\"a\":\""), 0xff, 0xfe, .. "\"}}}"u8];

        var result = AdmissionReviewReader.Read(bad);

        Assert.Equal(("u-1", "the body is not valid UTF-8"), (result.Uid, result.Problem));
    }

    private static AdmissionReadResult Read(string body) => AdmissionReviewReader.Read(Encoding.UTF8.GetBytes(body));
}
