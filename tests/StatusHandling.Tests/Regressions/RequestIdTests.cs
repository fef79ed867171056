using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Regressions;

public sealed class RequestIdTests
{
    [Theory]
    [InlineData("8f2c")]
    [InlineData(null)]
    public async Task A_sensitive_field_is_no_name_of_a_request_to_an_exception_either(string? other)
    {
        using var scene = new Scene();
        scene.Options.SensitiveHeaders.Add("X-Request-Id");
        scene.Server.Answers(404, [("x-request-id", "secret"), .. other is null ? [] : new[] { ("cf-ray", other) }]);

        var outcome = await scene.GetAsync();

        Assert.Equal(other, Assert.IsType<HttpNotFoundException>(outcome.Failure).RequestId);
    }
}
