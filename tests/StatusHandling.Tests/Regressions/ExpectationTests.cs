using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class ExpectationTests
{
    [Fact]
    public async Task An_expectation_that_could_not_be_met_does_not_come_back_with_a_later_attempt()
    {
        using var scene = new Scene();
        scene.Server.Answers(417).Answers(503).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = new StringContent("x") };
        request.Headers.ExpectContinue = true;

        await scene.SendAsync(request);

        Assert.Equal([true, false, false], scene.Server.Requests.Select(sent => sent.Headers.ContainsKey("Expect")));
    }

    [Fact]
    public async Task An_expectation_that_could_not_be_met_does_not_come_back_with_a_redirect()
    {
        using var scene = new Scene();
        scene.Server.Answers(417).Answers(307, ("Location", "/there")).Answers(503).Answers(200);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://a.test/") { Content = new StringContent("x") };
        request.Headers.ExpectContinue = true;

        await scene.SendAsync(request);

        Assert.Equal([true, false, false, false], scene.Server.Requests.Select(sent => sent.Headers.ContainsKey("Expect")));
    }
}
