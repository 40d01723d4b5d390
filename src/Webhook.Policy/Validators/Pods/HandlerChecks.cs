using System.Text.Json;
using FluentValidation;

namespace Webhook.Policy.Validators.Pods;

/// <summary>What the API server asks of the action of a probe or of a lifecycle hook.</summary>
internal static class HandlerChecks
{
    /// <summary>Reports what is wrong with the action.</summary>
    /// <param name="holder">The probe or hook.</param>
    /// <param name="prefix">Its path below the validated object; empty for the object itself.</param>
    /// <param name="kinds">The members of which exactly one must be there.</param>
    /// <param name="context">The validation under way.</param>
    public static void Check(ApiObject holder, string prefix, string[] kinds, ValidationContext<ApiObject> context)
    {
        var present = kinds.Where(holder.Has).ToList();
        if (present.Count != 1)
        {
            var words = string.Join(", ", kinds);
            ApiValidator.Fail(context, prefix, present.Count == 0 ? FieldErrorType.Required : FieldErrorType.Forbidden,
                present.Count == 0 ? $"has none of {words}" : $"has {string.Join(" and ", present)}, and may have only one", $"write exactly one of {words}");
        }

        if (holder.Child("exec") is { } exec && exec.Strings("command").Count == 0)
            ApiValidator.Fail(context, At(prefix, "exec.command"), FieldErrorType.Required, "is missing or empty", "write the command to run");

        if (holder.Child("httpGet") is { } get)
            HttpGet(get, At(prefix, "httpGet"), context);

        if (holder.Child("tcpSocket") is { } socket)
            Port(socket, At(prefix, "tcpSocket.port"), context);

        if (holder.Child("grpc") is { } grpc && grpc.Number("port") is null or < 1 or > ContainerPortValidator.Highest && grpc is not null)
        {
            ApiValidator.Fail(context, At(prefix, "grpc.port"), FieldErrorType.Invalid, $"is {grpc.Number("port")?.ToString() ?? "missing"}, must be 1 to 65535",
                "write the number of the port");
        }
    }

    private static void HttpGet(ApiObject get, string path, ValidationContext<ApiObject> context)
    {
        Port(get, $"{path}.port", context);
        if (get.Text("scheme") is { Length: > 0 } scheme and not ("HTTP" or "HTTPS"))
            ApiValidator.Fail(context, $"{path}.scheme", FieldErrorType.NotSupported, $"is \"{scheme}\", must be HTTP or HTTPS", "write HTTP or HTTPS");

        var headers = get.Items("httpHeaders");
        for (var i = 0; i < headers.Count; i++)
        {
            var name = headers[i].Text("name");
            if (name.Length == 0 || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            {
                ApiValidator.Fail(context, $"{path}.httpHeaders[{i}].name", FieldErrorType.Invalid, $"is \"{name}\", must be letters, digits and -",
                    "write the header's name, such as X-Probe");
            }
        }
    }

    private static void Port(ApiObject holder, string field, ValidationContext<ApiObject> context)
    {
        var port = holder.Get("port");
        var isFine = port.ValueKind == JsonValueKind.String
            ? PodSyntax.IsPortName(port.GetString()!)
            : holder.Number("port") is >= 1 and <= ContainerPortValidator.Highest;
        if (!isFine)
        {
            var shown = port.ValueKind is JsonValueKind.String or JsonValueKind.Number ? port.GetRawText() : "missing";
            ApiValidator.Fail(context, field, FieldErrorType.Invalid, $"is {shown}, must be a number of 1 to 65535 or the name of a port",
                "write the number of the port without quotes, or its name");
        }
    }

    private static string At(string prefix, string field) => prefix.Length == 0 ? field : $"{prefix}.{field}";
}
