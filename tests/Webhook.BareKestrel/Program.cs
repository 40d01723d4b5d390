// A web server that decides nothing: what the product's requests are measured against.
// bare-kestrel CERTIFICATE KEY listens on a free port of loopback, prints its address, and serves until it is told to end.
using Webhook.BareKestrel;

if (args is not [var certificate, var key])
{
    Console.Error.WriteLine("usage: bare-kestrel CERTIFICATE KEY");
    return 2;
}

var builder = WebApplication.CreateEmptyBuilder(new());
builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
builder.WebHost.ConfigureKestrel(kestrel => Listener.Configure(kestrel, certificate, key));
await using var application = builder.Build();
application.Run(ConstantAnswer.WriteAsync);
await application.StartAsync();
Console.WriteLine(application.Urls.First());
await application.WaitForShutdownAsync();
return 0;
