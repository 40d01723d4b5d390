using Webhook.Commands;

using var output = Terminal.OpenStandardOutput();
using var error = Terminal.OpenStandardError();
return await CommandLine.RunAsync(args, Terminal.OfProcess(output, error));
