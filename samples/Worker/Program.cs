using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Worker;

// The service that is drained is a stand-in on a free port: four requests a second, and now and then it is out of order.
await using var meter = await StandInMeter.StartAsync();

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSingleton<Board>();
builder.Services.AddTransient<Watch>();
builder.Services
    .AddHttpClient<ReadingsClient>(client => client.BaseAddress = new Uri(meter.Address))
    .AddStatusHandling()             // Waits as the service asks, and asks again: appsettings.json says how often.
    .AddHttpMessageHandler<Watch>(); // Added after it, so it sees each attempt, for the table.
builder.Services.AddHostedService<Drain>();

await builder.Build().RunAsync();
return Environment.ExitCode;
