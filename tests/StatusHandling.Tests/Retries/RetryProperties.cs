using FsCheck;
using FsCheck.Fluent;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Retries;

/// <summary>What holds for every text that a server may send.</summary>
public sealed class RetryProperties
{
    private static readonly string[] Fields =
        ["Retry-After", "retry-after-ms", "x-ms-retry-after-ms", "RateLimit", "RateLimit-Reset", "X-RateLimit-Reset", "x-should-retry", "Date"];

    private static readonly Gen<string> Text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Choose(0, 70).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Elements("0.0000001", "1e3", "NaN", "Infinity", "Fri, 31 Dec 9999 23:59:59 GMT", "Sun, 22 Nov 2026 00:00:30 GMT", "true", "\"a\";r=0;t=5"));

    private static readonly Gen<(string Name, string Value)[]> Headers =
        (from name in Gen.Elements(Fields) from value in Text select (name, Printable(value))).ArrayOf().Where(headers => headers.Length < 6);

    [Fact]
    public void Whatever_a_server_says_the_outcome_is_its_own_and_no_wait_is_negative_or_unbounded() =>
        Prop.ForAll(Headers.ToArbitrary(), headers =>
        {
            using var scene = new Scene();
            scene.Server.AnswersTimes(4, 503, headers).Answers(503, headers);

            var outcome = scene.GetAsync().GetAwaiter().GetResult();

            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, outcome.StatusCode);
            Assert.All(outcome.Attempts, attempt => Assert.InRange(attempt.Delay ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(61)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_retry_is_never_earlier_than_the_text_asks() =>
        Prop.ForAll(Gen.Choose(0, 60_000).ToArbitrary(), milliseconds =>
        {
            using var scene = new Scene();
            var text = (milliseconds / 1000m).ToString(System.Globalization.CultureInfo.InvariantCulture);
            scene.Server.Answers(429, ("Retry-After", text)).Answers(200);

            scene.GetAsync().GetAwaiter().GetResult();

            Assert.InRange(scene.Server.Requests[1].At, TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromMilliseconds(milliseconds + 1001));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // A header line cannot hold these; the connection refuses them before anyone else sees them.
    private static string Printable(string value) => value.Replace('\r', ' ').Replace('\n', ' ').Replace('\0', ' ');
}
