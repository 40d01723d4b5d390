using Webhook.Output.Reports;

namespace Webhook.Tests.Output;

public sealed class GithubReportTests
{
    [Fact]
    public void Escapes_what_would_end_a_property_or_a_message()
    {
        var lines = new GithubReport().Render(SampleReport.Create(), SampleReport.Style).Split('\n');

        Assert.Equal(
            "::error file=broken.yaml,line=2,col=3,title=manifest::100%25 <b> & \"q\": a,b second  [31m line ]]>",
            lines[0]);
        Assert.Equal(
            "::error file=my dir/a%3Ab%2Cc.yaml,line=8,col=5,title=surge-port-conflict::DaemonSet ns/agent: 100%25 <b> & \"q\": a,b%0Asecond \\u001b[31m line ]]>; write 1",
            lines[1]);
        Assert.StartsWith("::notice ", lines[3], StringComparison.Ordinal);
    }
}
