namespace StatusHandling.Settings;

/// <summary>The rows of <see cref="StatusHandlingOptions"/> besides the policies. Delegates can be set in code alone and have none.</summary>
internal static class OptionSettings
{
    private const int MostBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static SettingGroup Retry { get; } = new(nameof(Retry), "How requests are sent again.",
    [
        Row(nameof(StatusRetryOptions.MaxRetries), SettingType.Integer(0, 100),
            options => options.Retry.MaxRetries, (options, value) => options.Retry.MaxRetries = value.GetValueOrDefault(),
            "How often the request of a call may be sent again, for every policy that sets no number of its own."),
        Row(nameof(StatusRetryOptions.BaseDelay), SettingType.Duration(Day),
            options => options.Retry.BaseDelay, (options, value) => options.Retry.BaseDelay = value.GetValueOrDefault(),
            "The least back-off: each is a random time from this to three times the one before, the first to three times this."),
        Row(nameof(StatusRetryOptions.MaxDelay), SettingType.Duration(Day),
            options => options.Retry.MaxDelay, (options, value) => options.Retry.MaxDelay = value.GetValueOrDefault(),
            "The longest back-off of our own making."),
        Row(nameof(StatusRetryOptions.MaxRetryAfter), SettingType.Duration(Day),
            options => options.Retry.MaxRetryAfter, (options, value) => options.Retry.MaxRetryAfter = value.GetValueOrDefault(),
            "The longest time that a server may ask us to wait; asked for more, the pipeline gives up at once."),
        Row(nameof(StatusRetryOptions.TotalTimeout), SettingType.Duration(TimeSpan.FromDays(24), zeroAllowed: false),
            options => options.Retry.TotalTimeout, (options, value) => options.Retry.TotalTimeout = value,
            "The time of a whole call, waits and repeated sends included; it becomes the Timeout of the client."),
        Row(nameof(StatusRetryOptions.AttemptTimeout), SettingType.Duration(Day, zeroAllowed: false),
            options => options.Retry.AttemptTimeout, (options, value) => options.Retry.AttemptTimeout = value,
            "The time of each single send; one that takes longer counts as no response."),
        Row(nameof(StatusRetryOptions.BudgetRatio), SettingType.Number(0, 1),
            options => options.Retry.BudgetRatio, (options, value) => options.Retry.BudgetRatio = value.GetValueOrDefault(),
            "How many retries each request of this client earns for all of them together."),
        Row(nameof(StatusRetryOptions.BudgetReserve), SettingType.Integer(0, 10_000),
            options => options.Retry.BudgetReserve, (options, value) => options.Retry.BudgetReserve = value.GetValueOrDefault(),
            "How many retries a second are free, whatever the requests have earned."),
        Row(nameof(StatusRetryOptions.ContentBufferLimit), SettingType.Integer(0, MostBytes),
            options => options.Retry.ContentBufferLimit, (options, value) => options.Retry.ContentBufferLimit = value.GetValueOrDefault(),
            "Up to what size, in bytes, a request body that can be read only once is held in memory, so that it can be sent again."),
    ]);

    public static SettingGroup Redirects { get; } = new(nameof(Redirects), "How redirects are followed.",
    [
        Row(nameof(StatusRedirectOptions.MaxRedirects), SettingType.Integer(0, 100),
            options => options.Redirects.MaxRedirects, (options, value) => options.Redirects.MaxRedirects = value.GetValueOrDefault(),
            "How many redirects one call follows."),
        Row(nameof(StatusRedirectOptions.AllowDowngrade), SettingType.Boolean,
            options => options.Redirects.AllowDowngrade, (options, value) => options.Redirects.AllowDowngrade = value.GetValueOrDefault(),
            "Whether a redirect from https to http is followed."),
        Row(nameof(StatusRedirectOptions.RememberPermanent), SettingType.Boolean,
            options => options.Redirects.RememberPermanent,
            (options, value) => options.Redirects.RememberPermanent = value.GetValueOrDefault(),
            "Whether permanent redirects (301, 308) of GET and HEAD are remembered and later requests go straight to the new address."),
    ]);

    public static SettingGroup Errors { get; } = new(nameof(Errors), "What an exception carries of the response that it stands for.",
    [
        Row(nameof(StatusErrorOptions.MaxBodyBytes), SettingType.Integer(0, MostBytes),
            options => options.Errors.MaxBodyBytes, (options, value) => options.Errors.MaxBodyBytes = value.GetValueOrDefault(),
            "How many bytes of an error body are read and kept, counted after decompression."),
        Row(nameof(StatusErrorOptions.BodyTimeout), SettingType.Duration(TimeSpan.FromMinutes(5), zeroAllowed: false),
            options => options.Errors.BodyTimeout, (options, value) => options.Errors.BodyTimeout = value.GetValueOrDefault(),
            "How long reading an error body may take; what was read until then is kept."),
        Row(nameof(StatusErrorOptions.ShowQuery), SettingType.Boolean,
            options => options.Errors.ShowQuery, (options, value) => options.Errors.ShowQuery = value.GetValueOrDefault(),
            "Whether exceptions and logs show the query of an address."),
    ]);

    public static IReadOnlyList<SettingGroup> Groups { get; } = [Retry, Redirects, Errors];

    /// <summary>The settings that stand beside the groups and belong to none of them.</summary>
    public static IReadOnlyList<Setting<StatusHandlingOptions>> Top { get; } =
    [
        Row(nameof(StatusHandlingOptions.ReportLifecycle), SettingType.Boolean,
            options => options.ReportLifecycle, (options, value) => options.ReportLifecycle = value.GetValueOrDefault(),
            "Whether it is logged and counted that a server announces the end of a resource, with Deprecation or Sunset."),
    ];

    /// <summary>Every setting with its name within the options.</summary>
    public static IEnumerable<(string Name, Setting<StatusHandlingOptions> Setting)> All =>
        Groups.SelectMany(group => group.Settings, (group, setting) => (group.NameOf(setting.Name), setting))
            .Concat(Top.Select(setting => (setting.Name, setting)));

    /// <summary>The value of every setting as text, by its name within the options.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(StatusHandlingOptions options) =>
        All.ToDictionary(row => row.Name, row => row.Setting.Format(options), StringComparer.Ordinal);

    /// <summary>Names code as the source of what differs from before.</summary>
    public static void NoteChanges(
        IReadOnlyDictionary<string, string> before, StatusHandlingOptions options, IDictionary<string, string> sources)
    {
        foreach (var (name, text) in TextsOf(options))
        {
            if (text != before[name])
            {
                sources[name] = OptionsFaults.Code + name;
            }
        }
    }

    private static Setting<StatusHandlingOptions, TValue> Row<TValue>(
        string name,
        SettingType<TValue> type,
        Func<StatusHandlingOptions, TValue?> get,
        Action<StatusHandlingOptions, TValue?> set,
        string summary)
        where TValue : struct => new(name, type, get, set, summary);
}
