using System.Net;
using System.Security.Authentication;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

public sealed class RetryDecisionCasesTests
{
    public static TheoryData<RetryDecisionCase> Cases => new(RetryDecisionCase.All);

    [Fact]
    public void Every_case_is_there_and_every_difference_is_of_a_case()
    {
        Assert.Equal(140, RetryDecisionCase.All.Count);
        Assert.Subset(RetryDecisionCase.All.Select(row => row.Id).ToHashSet(), RetryDecisionDifferences.ById.Keys.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task A_case_is_decided_as_its_row_or_our_rule_says(RetryDecisionCase row)
    {
        using var scene = new Scene();
        using var cancellation = new CancellationTokenSource();
        Configure(scene.Options, row);
        var failure = row.Exception is null ? null : Failure(row.Id);
        Script(scene, row, failure, cancellation);

        var outcome = await RunAsync(scene, row, cancellation);

        var sends = scene.Server.Requests.Count;
        var isRetried = RetryDecisionDifferences.ById.TryGetValue(row.Id, out var ours) ? ours.IsRetried : row.Expect == "retry";
        Assert.Equal(SendsBefore(row) + (isRetried ? 1 : 0), sends);
        if (isRetried)
        {
            Assert.Equal(HttpStatusCode.NoContent, outcome.StatusCode);
            AssertDelay(scene, row, sends);
        }
        else if (row.Id.StartsWith("wa_", StringComparison.Ordinal))
        {
            Assert.IsType<OperationCanceledException>(outcome.Failure, exactMatch: false);
        }
        else if (row.Id == "li_predicate_throws")
        {
            Assert.IsType<InvalidTimeZoneException>(outcome.Failure);
            Assert.True(scene.Server.Contents[0].IsDisposed);
        }
        else if (failure is not null)
        {
            Assert.Same(failure, outcome.Failure);
        }
        else
        {
            Assert.Equal((HttpStatusCode)row.Status!, outcome.StatusCode);
        }
    }

    // The rows that map a status count no sends: theirs is the first. More than a hundred retries cannot be configured.
    private static int SendsBefore(RetryDecisionCase row) => row.MaxRetries == 0 ? 1 : Math.Min(row.Attempt, 100);

    private static void Configure(StatusHandlingOptions options, RetryDecisionCase row)
    {
        options.Retry.MaxRetries = Math.Min(row.MaxRetries, 100);
        options.Retry.BudgetReserve = 10_000;
        options.Retry.MaxRetryAfter = TimeSpan.FromMilliseconds(row.Setting("max_delay_ms") ?? 60_000);
        if ((row.Setting("total_budget_ms") ?? row.Setting("httpclient_timeout_ms")) is { } total)
        {
            options.Retry.TotalTimeout = TimeSpan.FromMilliseconds(total);
        }

        if (row.Config?.TryGetProperty("per_status_max", out var limits) == true)
        {
            foreach (var limit in limits.EnumerateObject())
            {
                options.On(limit.Name).MaxRetries = limit.Value.GetInt32();
            }
        }

        if (row.Id == "co_buffer_limit")
        {
            options.Retry.ContentBufferLimit = 2;
        }

        if (row.Id == "li_predicate_throws")
        {
            options.Retry.IsReplayable = _ => throw new InvalidTimeZoneException();
        }
    }

    private static void Script(Scene scene, RetryDecisionCase row, Exception? failure, CancellationTokenSource cancellation)
    {
        scene.Server.AnswersTimes(Math.Max(0, SendsBefore(row) - 1), row.Status == 408 ? 408 : 503, ("Retry-After", "0"));
        if (row.ElapsedMs is { } elapsed)
        {
            scene.Server.Does(_ => scene.Time.Advance(TimeSpan.FromMilliseconds(elapsed) - scene.Time.Elapsed));
        }

        switch (row.Id)
        {
            case "wa_cancel_before_wait" or "wa_late_decision":
                scene.Server.Does(_ => cancellation.Cancel());
                break;
            case "wa_already_cancelled":
                cancellation.Cancel();
                break;
            case "ex_user_cancel":
                scene.Server.Does(_ => cancellation.Cancel());
                break;
            case "co_disposed":
                scene.Server.Does(request => request.Content!.Dispose());
                break;
        }

        if (failure is not null)
        {
            scene.Server.Throws(failure);
        }
        else if (row.Attempt > 0)
        {
            var headers = row.Headers!.Where(header => header.Key != "Idempotency-Key").Select(header => (header.Key, header.Value));
            scene.Server.Answers(row.Status!.Value, [.. headers]);
        }

        scene.Server.Answers(204);
    }

    private static Task<CallOutcome> RunAsync(Scene scene, RetryDecisionCase row, CancellationTokenSource cancellation)
    {
        var request = new HttpRequestMessage(new HttpMethod(row.Method), "http://a.test/") { Content = Content(row) };
        if (row.Headers!.TryGetValue("Idempotency-Key", out var key))
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return scene.SendAsync(request, cancellation.Token);
    }

    private static HttpContent? Content(RetryDecisionCase row) => row.Content switch
    {
        "ByteArrayContent" or "content disposed between attempts" => new ByteArrayContent("body"u8.ToArray()),
        "FormUrlEncodedContent" => new FormUrlEncodedContent([new("a", "b")]),
        "GET with StringContent" => new StringContent("body"),
        "MultipartFormDataContent with seekable parts" => new MultipartFormDataContent { new StreamContent(new MemoryStream([66])) },
        "StreamContent(non-seekable)" or "content larger than the replay buffer" => new OneShotContent("body"),
        { } other when other.StartsWith("StreamContent not yet read", StringComparison.Ordinal) => new OneShotContent("body"),
        null => row.Id is "li_predicate_throws" or "me_post_replay_forbidden" ? new OneShotContent("body") : null,
        _ => throw new InvalidOperationException(row.Content),
    };

    private static Exception Failure(string id) => id switch
    {
        "me_post_read_timeout" or "me_get_read_timeout" or "ex_timeout_oce" or "bu_attempt_timeout_retries" =>
            new TaskCanceledException("", new TimeoutException()),
        "ex_dns" => new HttpRequestException(HttpRequestError.NameResolutionError),
        "ex_protocol_error" => new HttpRequestException(HttpRequestError.HttpProtocolError),
        "ex_tls_cert" => new HttpRequestException(HttpRequestError.SecureConnectionError, "", new AuthenticationException()),
        "ex_user_cancel" => new OperationCanceledException(),
        "ex_oce_no_timeout" => new OperationCanceledException("", new InvalidOperationException()),
        "ex_invalid_cast" => new InvalidCastException(),
        "ex_too_many_redirects" => new HttpRequestException("The maximum number of redirects was exceeded."),
        "ex_io_body_read" => new HttpIOException(HttpRequestError.ResponseEnded),
        "ex_attempt_timeout" => new TimeoutRejectedException(),
        "ex_stream_consumed" => new HttpRequestException("", new InvalidOperationException("The stream was already consumed.")),
        "ex_circuit_open" => new BrokenCircuitException(),
        "wa_already_cancelled" => new OperationCanceledException(),
        "li_mixed_failures" => new HttpRequestException(HttpRequestError.ConnectionError, "", new IOException()),
        "ex_http_request_exception" => new HttpRequestException("", new IOException("", new System.Net.Sockets.SocketException(104))),
        "me_post_connect_failure" or "ra_not_on_exception" or "co_method_from_context" => new HttpRequestException(HttpRequestError.ConnectionError),
        _ => throw new InvalidOperationException(id),
    };

    private static void AssertDelay(Scene scene, RetryDecisionCase row, int sends)
    {
        if (row.DelayMs is { } delay)
        {
            var waited = scene.Server.Requests[sends - 1].At - scene.Server.Requests[sends - 2].At;
            Assert.InRange(waited.TotalMilliseconds, delay, delay + Math.Min(delay / 10, 1000) + 1);
        }
    }
}
