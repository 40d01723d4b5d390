using System.Text;
using Webhook.Model.Admission;

namespace Webhook.Model.Tests.Admission;

public sealed class DaemonSetDecoderTests
{
    [Fact]
    public void Applies_the_defaults_of_the_api_server()
    {
        var daemonSet = DaemonSetDecoder.Decode("""{"metadata":{"name":"agent"},"spec":null,"unknown":1}"""u8.ToArray(), out var problem)?.DaemonSet;

        Assert.Equal("", problem);
        Assert.Equal(("agent", "RollingUpdate", 10), (daemonSet!.Metadata.Name, daemonSet.Spec.UpdateStrategy.Type, daemonSet.Spec.RevisionHistoryLimit));
    }

    [Fact]
    public void Finds_nothing_in_nothing()
    {
        Assert.Null(DaemonSetDecoder.Decode(default, out var problem));
        Assert.Equal("", problem);
    }

    [Theory]
    [InlineData("""{"spec":{"minReadySeconds":"ten"}}""", "spec.minReadySeconds is not of the type that a DaemonSet has there")]
    [InlineData("""{"spec":{"template":{"spec":{"tolerations":{}}}}}""", "spec.template.spec.tolerations is not of the type that a DaemonSet has there")]
    [InlineData("""{"spec":{"updateStrategy":{"rollingUpdate":{"maxSurge":1.5}}}}""", "spec.updateStrategy.rollingUpdate.maxSurge is not of the type that a DaemonSet has there")]
    [InlineData("[]", "the object is not of the type that a DaemonSet has there")]
    public void Names_the_field_that_is_of_another_type(string json, string expected)
    {
        Assert.Null(DaemonSetDecoder.Decode(Encoding.UTF8.GetBytes(json), out var problem));
        Assert.Equal(expected, problem);
    }
}
