using Polly;

namespace StatusHandling;

/// <summary>How requests are sent again.</summary>
/// <remarks>
/// 421 asks for another connection (RFC 9110 §15.5.20), which <see cref="HttpClient"/> cannot be told to use: the request is repeated once, on
/// whichever it takes. SocketsHttpHandler itself repeats, up to three times, a request without a body whose connection ends before an answer
/// begins; that is one send here.
/// </remarks>
public sealed class StatusRetryOptions
{
    /// <summary>Gets or sets how often the request of a call may be sent again, for every policy that sets no number of its own.</summary>
    /// <value>0 to 100; 3 by default. It never raises the built-in limit of one code (417, 421: once).</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Gets or sets the least back-off: each is a random time from this to three times the one before, the first to three times this.</summary>
    /// <value>Zero to one day; half a second by default.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Gets or sets the longest back-off of our own making.</summary>
    /// <value>Zero to one day; 30 seconds by default.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the longest time that a server may ask us to wait (RFC 9110 §10.2.3); asked for more, the pipeline gives up at once.</summary>
    /// <value>Zero to one day; 60 seconds by default.</value>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the time of a whole call, waits and repeated sends included.</summary>
    /// <value>Above zero, at most 24 days; <see langword="null"/> by default, which leaves the client's own <see cref="HttpClient.Timeout"/>. When set, it becomes the Timeout of a client made by a factory.</value>
    /// <remarks>
    /// A Timeout that is set after the factory made the client, as in the constructor of a typed client, is unknown to the pipeline. When the
    /// time ends during a further send, a <see cref="TaskCanceledException"/> around a <see cref="TimeoutException"/> says so, as from
    /// <see cref="HttpClient"/>, and names which of the two was in force. The <see cref="Exception.Data"/> of it, and of any exception of a call
    /// that got no response in the end, has what was seen before: <c>StatusHandling.Attempts</c> (a list of <see cref="StatusAttempt"/>) and
    /// <c>StatusHandling.StatusCode</c>.
    /// </remarks>
    public TimeSpan? TotalTimeout { get; set; }

    /// <summary>Gets or sets the time of each single send; one that takes longer counts as no response.</summary>
    /// <value>Above zero, at most one day; <see langword="null"/> by default, which sets no limit.</value>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>Gets or sets how many retries each request of this client earns for all of them together.</summary>
    /// <value>0 to 1 retries a request; 0.2 by default: one retry for five requests.</value>
    /// <remarks>The client begins with the most that can be earned: ten seconds of <see cref="BudgetReserve"/>, and 100 at the least.</remarks>
    public double BudgetRatio { get; set; } = 0.2;

    /// <summary>Gets or sets how many retries a second are free, whatever the requests have earned.</summary>
    /// <value>0 to 10,000 retries a second; 10 by default.</value>
    public int BudgetReserve { get; set; } = 10;

    /// <summary>Gets or sets up to what size a request body that can be read only once is held in memory, so that it can be sent again.</summary>
    /// <value>0 to 67,108,864 bytes; 0 by default, which holds none. A larger body is sent whole and not repeated.</value>
    public int ContentBufferLimit { get; set; }

    /// <summary>Gets or sets the answer to whether a content can be read again where its kind does not tell.</summary>
    /// <value>
    /// <see langword="null"/> by default: the framework's in-memory contents, JSON and streams that can seek are read again, others are not.
    /// JSON of a sequence that is no collection, such as an <see cref="IAsyncEnumerable{T}"/> or an iterator, may have nothing to give the
    /// second time and is not; of a sequence within an object the pipeline knows nothing.
    /// </value>
    public Func<HttpContent, bool>? IsReplayable { get; set; }

    /// <summary>Gets or sets what is added around each single send: a circuit breaker, a limiter or hedging of the user's choice.</summary>
    /// <value><see langword="null"/> by default. What these strategies throw passes through without a retry.</value>
    /// <remarks>
    /// The strategies are built once, and anew when a reload of the configuration changes settings of this client or finds other code here. A
    /// reload of anything else leaves them, and an open breaker open, even where the code captured something that has changed.
    /// </remarks>
    public Action<ResiliencePipelineBuilder<HttpResponseMessage>>? ConfigureAttempt { get; set; }

    internal StatusRetryOptions Copy() => (StatusRetryOptions)MemberwiseClone();
}
