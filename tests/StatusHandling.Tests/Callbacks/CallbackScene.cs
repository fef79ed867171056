using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Callbacks;

/// <summary>A client "api" of a factory whose three callbacks keep what they are told, and then do what the test says.</summary>
internal sealed class CallbackScene : IDisposable
{
    private readonly IHttpClientBuilder _client;
    private readonly List<(StatusCallContext Context, TimeSpan At)> _told = [];
    private ServiceProvider? _provider;

    public CallbackScene()
    {
        Server = new ScriptedServer(Time);
        Services.AddSingleton<ILoggerFactory>(Logs).AddSingleton<TimeProvider>(Time);
        _client = Services.AddHttpClient("api", client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => Server)
            .AddStatusHandling(options =>
            {
                options.OnRetry = TellAsync;
                options.OnRedirect = TellAsync;
                options.OnError = TellAsync;
            });
    }

    public ManualTime Time { get; } = new();

    public ScriptedServer Server { get; }

    public CapturedLogs Logs { get; } = new();

    public ServiceCollection Services { get; } = [];

    public bool IsSynchronous { get; init; }

    /// <summary>Sets how long a call may take. Without end otherwise, since a clock that is moved by hand would jump there.</summary>
    public CallbackScene Within(TimeSpan time) => With(options => options.Retry.TotalTimeout = time);

    /// <summary>What every callback does after it has kept its context.</summary>
    public Func<StatusCallContext, ValueTask> Does { get; set; } = _ => default;

    /// <summary>What the callbacks were told, and when.</summary>
    public IReadOnlyList<(StatusCallContext Context, TimeSpan At)> Told => _told;

    /// <summary>What the log says of callbacks that failed.</summary>
    public IEnumerable<LogEntry> Failures => Logs.Entries.Where(entry => entry.EventId.Id is 210 or 310 or 410);

    public HttpResponseMessage? Response { get; private set; }

    public CallbackScene With(Action<StatusHandlingOptions> configure)
    {
        _client.AddStatusHandling(configure);
        return this;
    }

    public T Only<T>()
        where T : StatusCallContext => Assert.Single(_told.Select(told => told.Context).OfType<T>());

    /// <summary>Makes a call in which one callback is run, once.</summary>
    public Task<Exception?> RunAsync(string callback, CancellationToken cancellationToken = default)
    {
        _ = callback switch
        {
            nameof(StatusHandlingOptions.OnRetry) => Server.Answers(503, ("Retry-After", "2")).Answers(200),
            nameof(StatusHandlingOptions.OnRedirect) => Server.Answers(302, ("Location", "/there")).Answers(200),
            _ => Server.Answers(404),
        };
        return GetAsync("http://a.test/", cancellationToken);
    }

    public Task<Exception?> GetAsync(string address = "http://a.test/", CancellationToken cancellationToken = default) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    public async Task<Exception?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        _provider ??= Services.BuildServiceProvider(validateScopes: true);
        using var client = _provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");
        return await Record.ExceptionAsync(async () => Response = await Time.RunAsync(
            IsSynchronous ? Task.Run(() => client.Send(request, cancellationToken), CancellationToken.None) : client.SendAsync(request, cancellationToken)));
    }

    public void Dispose()
    {
        _provider?.Dispose();
        Server.Dispose();
        Logs.Dispose();
    }

    private ValueTask TellAsync(StatusCallContext context)
    {
        _told.Add((context, Time.Elapsed));
        return Does(context);
    }
}
