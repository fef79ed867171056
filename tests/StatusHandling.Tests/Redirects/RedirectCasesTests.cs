using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Redirects;

public sealed class RedirectCasesTests
{
    public static TheoryData<string, bool> Rows => [.. RedirectCase.All.Keys.SelectMany(id => new[] { (id, false), (id, true) })];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_known_case_ends_as_decided(string id, bool synchronous)
    {
        var row = RedirectCase.All[id];
        using var cancellation = new CancellationTokenSource();
        using var scene = new Scene { IsSynchronous = synchronous };
        row.Configure(scene.Options);
        Script(row, scene, cancellation);

        using var request = row.MakeRequest();
        var outcome = await scene.SendAsync(request, cancellation.Token);

        row.CheckSent([.. scene.Server.Requests.Select(ObservedRequest.Of)]);
        CheckPeculiarities(row, scene, request, outcome, cancellation.Token);
        if (outcome.Failure is not OperationCanceledException)
        {
            row.CheckOutcome(outcome);
        }
    }

    [Fact]
    public void All_rows_are_there() => Assert.Equal(168, RedirectCase.All.Count);

    [Fact]
    public void Every_row_is_told_what_it_comes_to() => Assert.All(RedirectCase.All.Values, row => Assert.True(
        row.Expected.Refusal is not null || row.Expected.Status is not null || row.Id is "mix_budget_shared" or "mix_cancel_between_hops",
        row.Id));

    [Fact]
    public void A_reason_or_a_difference_belongs_to_a_row() => Assert.All(
        RedirectExpectations.Reasons.Keys.Concat(RedirectExpectations.Differences.Keys), id => Assert.Contains(id, RedirectCase.All.Keys));

    private static void Script(RedirectCase row, Scene scene, CancellationTokenSource cancellation)
    {
        for (var index = 0; index < row.Answers; index++)
        {
            if (row.StepFor(index) is not { } step)
            {
                scene.Server.Answers(200);
                continue;
            }

            scene.Server.Does(request =>
            {
                step.AddBelow(request);
                scene.Time.Advance(step.Delay);
                if (row.Id == "mix_cancel_between_hops")
                {
                    cancellation.Cancel();
                }
            });
            if (row.Id == "mix_budget_shared" && index == 1)
            {
                scene.Server.Hangs();
            }
            else
            {
                scene.Server.Answers(step.Status, step.ResponseBody, [.. step.ResponseHeaders]);
            }
        }
    }

    private static void CheckPeculiarities(
        RedirectCase row, Scene scene, HttpRequestMessage request, CallOutcome outcome, CancellationToken token)
    {
        switch (row.Id)
        {
            case "mix_cancel_between_hops":
                Assert.Equal(token, Assert.IsAssignableFrom<OperationCanceledException>(outcome.Failure).CancellationToken);
                Assert.Empty(scene.Logs.OfEvent(300));
                break;
            case "mix_budget_shared":
                Assert.IsType<TimeoutException>(Assert.IsAssignableFrom<OperationCanceledException>(outcome.Failure).InnerException);
                break;
            case "mix_retry_after_3xx":
                Assert.Equal(TimeSpan.FromSeconds(2), scene.Server.Requests[1].At);
                break;
            case "loop_two_urls":
                Assert.Equal(4, scene.Server.Requests.Count);
                break;
            case "downgrade_blocked":
                Assert.Equal(RedirectFailure.Downgrade, Assert.Single(scene.Logs.OfEvent(301)).Values["Reason"]);
                break;
            case "log_event_fields":
                var values = Assert.Single(scene.Logs.OfEvent(300)).Values;
                Assert.Equal("https://example.com/", values["Uri"]!.ToString());
                Assert.Equal("https://new.host/", values["Location"]!.ToString());
                Assert.Equal(302, values["StatusCode"]);
                break;
        }

        if (row.Expects("response_disposed", out _) && !row.Differs)
        {
            Assert.True(scene.Server.Contents[0].IsDisposed);
        }

        if (row.Expects("body_readable", out _))
        {
            Assert.False(scene.Server.Contents[^1].IsDisposed);
        }

        if (row.Expects("caller_request_headers_still", out _))
        {
            Assert.True(request.Headers.NonValidated.Contains("Authorization"));
        }

        if (row.Expects("request_content_owner", out _))
        {
            Assert.NotNull(request.Content);
        }

        if (row.Expects("original_request_uri", out var original))
        {
            Assert.Equal(original.GetString(), request.RequestUri!.ToString());
        }

        if (row.Expects("log_must_not_contain", out var secrets))
        {
            Assert.NotEmpty(scene.Logs.Entries);
            Assert.All(secrets.EnumerateArray(), secret =>
                Assert.All(scene.Logs.Entries, entry => Assert.DoesNotContain(secret.GetString()!, entry.Message)));
        }

        if (row.Expects("history", out var history))
        {
            Assert.Equal(
                history.EnumerateArray().Select(hop => (hop.GetProperty("status").GetInt32(), hop.GetProperty("from").GetString())),
                Outcome.RedirectsOf(outcome).Select(hop => ((int)hop.StatusCode, (string?)hop.From.ToString())));
        }
    }
}
