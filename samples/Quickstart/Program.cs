using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quickstart;
using Quickstart.Account;

var configuration = new ConfigurationBuilder()
    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
    .Build();

var journal = new Journal();
var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(configuration);
services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(journal));
services.AddHttpClient("quickstart")
    .AddStatusHandling() // This line is what the sample is about.
    .AddHttpMessageHandler(() => new Wiretap(journal)); // Added after it, so it sees each attempt.

await using var provider = services.BuildServiceProvider();

try
{
    return args switch
    {
        [] => await Tour.RunAsync(provider, journal),
        [var address] => await Visit.RunAsync(provider, journal, address),
        _ => Visit.Refuse("Give one address, or none for the tour."),
    };
}
catch (OptionsValidationException wrong)
{
    return Visit.Refuse($"appsettings.json is wrong: {wrong.Message}");
}
