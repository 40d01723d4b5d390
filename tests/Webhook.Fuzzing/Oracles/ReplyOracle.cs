using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Webhook.Admission;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Fuzzing.Targets;

namespace Webhook.Fuzzing.Oracles;

/// <summary>Holds an answer against what the API server takes and what the body deserves.</summary>
internal static partial class ReplyOracle
{
    private const int MaxWarningRunes = 256;
    private const int MaxWarningsRunes = 4096;

    // What begins to be too much to be judged: several times what any DaemonSet has.
    private const int LargeObject = 30_000;
    private const string TooMuch = "more than can be judged";
    private const string Unreadable = "daemonset-webhook can't read the AdmissionReview: ";

    /// <summary>Checks it.</summary>
    /// <returns>The <c>response</c>; <c>null</c> when there is none, for want of a uid.</returns>
    /// <exception cref="BrokenPromiseException">It is not as it should be.</exception>
    public static JsonElement? Check(WebhookKind webhook, ExpectedReview review, AdmissionReply reply, Observation seen)
    {
        var text = Encoding.UTF8.GetString(reply.Body);
        Expect.That(reply.Status is 200 or 400 or 413, "status", () => $"{reply.Status} {text}");
        if (reply.Status != 200)
        {
            seen.NoteMessage("refusal", text);
            Expect.That(!review.IsWellTyped || review.Uid is null || reply.Status == 413, "uid-not-answered", () => $"uid {review.Uid}: {reply.Status} {text}");
            Expect.That(text.Count(c => c == '\n') == 1 && text.EndsWith('\n'), "refusal-of-many-lines", () => text);
            return null;
        }

        var answer = Parse(reply.Body);
        Expect.That(answer.GetProperty("apiVersion").GetString() == "admission.k8s.io/v1", "api-version", () => text);
        Expect.That(answer.GetProperty("kind").GetString() == "AdmissionReview", "kind", () => text);
        var response = answer.GetProperty("response");
        CheckUid(review, response);
        CheckStatus(webhook, review, response, seen);
        CheckWarnings(response, seen);
        CheckAnnotations(response, seen);
        var hasPatch = response.TryGetProperty("patch", out _);
        Expect.That(hasPatch == response.TryGetProperty("patchType", out _), "patch-without-type", () => text);
        seen.Note($"{webhook} patch", $"{hasPatch}");
        return response;
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            throw new BrokenPromiseException("answer-is-no-json", $"{broken.Message} {Encoding.UTF8.GetString(body)}");
        }
    }

    private static void CheckUid(ExpectedReview review, JsonElement response)
    {
        var uid = response.GetProperty("uid").GetString()!;
        if (review.Uid is not null)
            Expect.That(uid == review.Uid, "other-uid", () => $"{uid} in place of {review.Uid}");
        else
            Expect.That(review.AllUids.Contains(uid), "uid-from-nowhere", () => $"{uid} is none of {string.Join(", ", review.AllUids)}");
    }

    private static void CheckStatus(WebhookKind webhook, ExpectedReview review, JsonElement response, Observation seen)
    {
        var message = "";
        if (!response.GetProperty("allowed").GetBoolean())
        {
            var status = response.GetProperty("status");
            message = status.GetProperty("message").GetString()!;
            var code = status.GetProperty("code").GetInt32();
            seen.Note("code", $"{code}");
            Expect.That(code is 400 or 403 && message.Length > 0, "denial", () => $"{status}");
            if (status.TryGetProperty("details", out var details))
            {
                foreach (var cause in details.GetProperty("causes").EnumerateArray())
                {
                    var words = cause.GetProperty("message").GetString()!;
                    Expect.That(!words.Any(char.IsControl) && cause.GetProperty("field").GetString()!.Length > 0, "cause", () => $"{cause}");
                    seen.Note("deny", words.Split(':')[0]);
                }
            }
        }
        else if (webhook == WebhookKind.Mutate && response.TryGetProperty("warnings", out var warnings))
        {
            message = warnings[0].GetString()!;
        }

        var isUnreadable = message.StartsWith(Unreadable, StringComparison.Ordinal);
        if (isUnreadable)
            seen.NoteMessage("unreadable", message);

        if (review is { IsWellTyped: true, IsReview: true, Uid: not null })
        {
            var isTooMuch = review.ObjectBytes > LargeObject && message.Contains(TooMuch, StringComparison.Ordinal);
            Expect.That(!isUnreadable || isTooMuch, "good-review-called-unreadable", () => message);
        }

        if (review.IsBroken)
            Expect.That(isUnreadable, "bad-json-taken", () => $"{response}");
    }

    private static void CheckWarnings(JsonElement response, Observation seen)
    {
        if (!response.TryGetProperty("warnings", out var warnings))
            return;

        var runes = 0;
        foreach (var warning in warnings.EnumerateArray().Select(warning => warning.GetString()!))
        {
            var length = warning.EnumerateRunes().Count();
            runes += length;
            Expect.That(length is > 0 and <= MaxWarningRunes && !warning.Any(char.IsControl), "warning", () => warning);
            seen.NoteMessage("warning", warning);
        }

        Expect.That(runes <= MaxWarningsRunes, "warnings-too-long", () => $"{runes} runes");
    }

    private static void CheckAnnotations(JsonElement response, Observation seen)
    {
        if (!response.TryGetProperty("auditAnnotations", out var annotations))
            return;

        foreach (var annotation in annotations.EnumerateObject())
        {
            Expect.That(AnnotationKey().IsMatch(annotation.Name), "annotation-key", () => annotation.Name);
            Expect.That(annotation.Value.ValueKind == JsonValueKind.String, "annotation-value", () => $"{annotation}");
            seen.Note("annotation", annotation.Name);
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex AnnotationKey();
}
