using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quickstart;
using Quickstart.Account;
using Quickstart.Signals;

using var settings = new AppSettings();
try
{
    var configuration = settings.Load();
    var journal = new Journal();
    var services = new ServiceCollection();
    services.AddSingleton(configuration);
    services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(journal));
    services.AddHttpClient("quickstart")
        .AddStatusHandling() // This line is what the sample is about.
        .AddHttpMessageHandler(() => new Wiretap(journal)); // Added after it, so it sees each attempt.

    await using var provider = services.BuildServiceProvider();
    return args switch
    {
        [] => await Tour.RunAsync(provider, journal, settings),
        ["--explain", var code] => Explanation.Show(provider, code),
        ["--help" or "-h" or "-?"] => Usage.Show(),
        ["--telemetry"] => await SignalTour.RunAsync(provider),
        [var address] when address != "--explain" => await Visit.RunAsync(provider, journal, address),
        _ => Usage.Refuse("Give one address, one code to explain or --telemetry, or nothing for the tour."),
    };
}
catch (OptionsValidationException wrong)
{
    return Usage.RefuseSettings([.. wrong.Failures]);
}
catch (InvalidDataException unreadable)
{
    return Usage.RefuseSettings(unreadable.GetBaseException().Message);
}
