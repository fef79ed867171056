using Microsoft.Extensions.Options;
using StatusHandling.Settings;

namespace StatusHandling.Tests.Settings;

public sealed class OptionsFaultsTests
{
    public static TheoryData<Action<StatusHandlingOptions>, string> Faults { get; } = new()
    {
        { options => options.Policies["42"] = new(), "code: Policies:42 is no policy key: allowed is a code (\"429\"), a name (\"TooManyRequests\"), a range (\"500-504\"), a class (\"4xx\") or \"NoResponse\"." },
        { options => options.On("429").MaxRetries = 101, "code: Policies:429:MaxRetries is \"101\": allowed is a whole number from 0 to 100." },
        { options => options.On("429").Then = StatusAction.Retry, "code: Policies:429:Then is \"Retry\": allowed is Return or Throw." },
        { options => options.On("429").Action = (StatusAction)9, "code: Policies:429:Action is \"9\": allowed is Return, Throw, Retry or Follow." },
        { options => options.On("404").Follow(), "code: Policies:404:Action is \"Follow\": allowed is Return, Throw or Retry, since only 300 to 303, 307 and 308 can be followed." },
        { options => options.On(StatusClass.Successful).Throw(), "code: Policies:2xx:Action is \"Throw\": allowed is Return, since 1xx and 2xx are always returned." },
        { options => options.On("NoResponse").Then = StatusAction.Return, "code: Policies:NoResponse:Then is \"Return\": allowed is Throw, since there is no response." },
        { options => options.Policies["TooManyRequests"] = options.On("429"), "code: Policies:TooManyRequests means the same as code: Policies:429: allowed is one of them." },
        { options => options.Retry.MaxRetries = -1, "code: Retry:MaxRetries is \"-1\": allowed is a whole number from 0 to 100." },
        { options => options.Retry.BaseDelay = TimeSpan.FromSeconds(-1), "code: Retry:BaseDelay is \"-00:00:01\": allowed is a time from 0 to 1.00:00:00, written hh:mm:ss[.fff] or as a number with a unit (250ms, 5s, 2m, 1h)." },
        { options => options.Retry.TotalTimeout = Timeout.InfiniteTimeSpan, "code: Retry:TotalTimeout is \"-00:00:00.001\": allowed is a time above 0 to 24.00:00:00, written hh:mm:ss[.fff] or as a number with a unit (250ms, 5s, 2m, 1h)." },
        { options => options.Retry.BudgetRatio = double.NaN, "code: Retry:BudgetRatio is \"NaN\": allowed is a number from 0 to 1." },
        { options => options.Redirects.MaxRedirects = 101, "code: Redirects:MaxRedirects is \"101\": allowed is a whole number from 0 to 100." },
        { options => options.Errors.MaxBodyBytes = -1, "code: Errors:MaxBodyBytes is \"-1\": allowed is a whole number from 0 to 67108864." },
        { options => options.Errors.BodyTimeout = TimeSpan.Zero, "code: Errors:BodyTimeout is \"00:00:00\": allowed is a time above 0 to 00:05:00, written hh:mm:ss[.fff] or as a number with a unit (250ms, 5s, 2m, 1h)." },
        { options => options.SensitiveHeaders.Add("X Secret"), "code: SensitiveHeaders is \"X Secret\": allowed is the name of a header field, such as X-Api-Key." },
        { options => (options.Retry.AttemptTimeout, options.Retry.TotalTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)), "code: Retry:AttemptTimeout is \"00:00:02\": allowed is less than TotalTimeout, which is 00:00:01 (code: Retry:TotalTimeout)." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Wrong_options_are_refused_with_place_value_and_bound(Action<StatusHandlingOptions> change, string expected)
    {
        var options = new StatusHandlingOptions();
        change(options);

        Assert.Equal([expected], OptionsFaults.Find(options));
    }

    [Fact]
    public void The_defaults_are_right() => Assert.Empty(OptionsFaults.Find(new StatusHandlingOptions()));

    [Fact]
    public void A_pipeline_made_without_services_refuses_wrong_options_with_all_faults()
    {
        var options = new StatusHandlingOptions();
        options.On("429").MaxRetries = 101;
        options.Redirects.MaxRedirects = -1;

        var thrown = Assert.Throws<OptionsValidationException>(() => StatusHandlingPipeline.Create(new HttpClientHandler(), options));

        Assert.Equal(2, thrown.Failures.Count());
    }
}
