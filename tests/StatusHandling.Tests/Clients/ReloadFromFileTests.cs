using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StatusHandling.Tests.Clients;

/// <summary>A real file, watched as a host watches its appsettings.json.</summary>
/// <remarks>The watcher has a time of its own: these tests ask again and again what came of it, up to a bound.</remarks>
public sealed class ReloadFromFileTests : IDisposable
{
    private const string Typo = "StatusHandling:Policies:404:Action is \"Retrun\": did you mean Return?";
    private const string Gone = "StatusHandling was there and is gone: allowed is changing it; taking it away needs a restart.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("status-handling-");
    private readonly LogLines _log = new();
    private readonly IConfigurationRoot _configuration;
    private readonly ServiceProvider _provider;
    private volatile bool _isUnreadable;

    public ReloadFromFileTests()
    {
        Write("Throw");
        _configuration = new ConfigurationBuilder()
            .SetFileLoadExceptionHandler(_ => _isUnreadable = true)
            .AddJsonFile(PathOf("appsettings.json"), optional: false, reloadOnChange: true)
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(_configuration);
        services.AddLogging(logging => logging.AddProvider(_log));
        services.AddHttpClient("github").AddStatusHandling();
        _provider = services.BuildServiceProvider();
    }

    private StatusAction NotFound =>
        _provider.GetRequiredService<StatusPolicyProvider>().GetPolicies("github").ActionFor(HttpStatusCode.NotFound);

    public void Dispose()
    {
        _provider.Dispose();
        (_configuration as IDisposable)?.Dispose();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_written_anew_is_followed(bool isReplaced)
    {
        Assert.Equal(StatusAction.Throw, NotFound);

        Write("Return", isReplaced);

        await WaitUntilAsync(() => NotFound == StatusAction.Return);
        Assert.Empty(_log.Of(LogLevel.Error));
    }

    [Fact]
    public async Task A_file_with_a_fault_is_refused_and_its_repair_is_followed()
    {
        Assert.Equal(StatusAction.Throw, NotFound);

        Write("Retrun");
        await WaitUntilAsync(() => _log.Of(LogLevel.Error).Any());
        Assert.Equal(StatusAction.Throw, NotFound);
        Assert.Contains(Typo, _log.Of(LogLevel.Error).First(), StringComparison.Ordinal);

        Write("Return");
        await WaitUntilAsync(() => NotFound == StatusAction.Return);
    }

    [Fact]
    public async Task A_half_written_file_changes_nothing_and_the_whole_one_is_followed()
    {
        Assert.Equal(StatusAction.Throw, NotFound);

        File.WriteAllText(PathOf("appsettings.json"), """{ "StatusHandling": { "Policies": { "404": """);
        await WaitUntilAsync(() => _isUnreadable);
        Assert.Equal(StatusAction.Throw, NotFound);

        Write("Return");
        await WaitUntilAsync(() => NotFound == StatusAction.Return);
    }

    [Fact]
    public async Task A_file_that_is_deleted_is_refused_and_the_next_one_is_followed()
    {
        Assert.Equal(StatusAction.Throw, NotFound);

        File.Delete(PathOf("appsettings.json"));
        await WaitUntilAsync(() => _log.Of(LogLevel.Error).Any());
        Assert.Equal(StatusAction.Throw, NotFound);
        Assert.EndsWith(Gone, _log.Of(LogLevel.Error).First(), StringComparison.Ordinal);

        Write("Return");
        await WaitUntilAsync(() => NotFound == StatusAction.Return);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"Nothing came of it in {Patience}.");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    private void Write(string action, bool isReplaced = false)
    {
        var path = PathOf(isReplaced ? "next.json" : "appsettings.json");
        File.WriteAllText(path, $$"""{ "StatusHandling": { "Policies": { "404": { "Action": "{{action}}" } } } }""");
        if (isReplaced)
        {
            File.Move(path, PathOf("appsettings.json"), overwrite: true);
        }
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
