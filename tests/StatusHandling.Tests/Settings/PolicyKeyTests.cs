using StatusHandling.Settings;

namespace StatusHandling.Tests.Settings;

public sealed class PolicyKeyTests
{
    [Theory]
    [InlineData("429", "429")]
    [InlineData("TooManyRequests", "429")]
    [InlineData("toomanyrequests", "429")]
    [InlineData("Too Many Requests", "429")]
    [InlineData("RequestEntityTooLarge", "413")]
    [InlineData("099", "099")]
    [InlineData("999", "999")]
    [InlineData("500-504", "500-504")]
    [InlineData("429-429", "429")]
    [InlineData("4xx", "4xx")]
    [InlineData("5XX", "5xx")]
    [InlineData("NoResponse", "NoResponse")]
    [InlineData("noresponse", "NoResponse")]
    public void A_key_in_an_accepted_form_is_read(string text, string canonical) =>
        Assert.Equal(canonical, PolicyKey.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("42")]
    [InlineData("4290")]
    [InlineData("-42")]
    [InlineData("+42")]
    [InlineData("6xx")]
    [InlineData("0xx")]
    [InlineData("4x")]
    [InlineData("xx")]
    [InlineData("504-500")]
    [InlineData("500-")]
    [InlineData("500 - 504")]
    [InlineData("500-504-508")]
    [InlineData("500–504")]
    [InlineData("٤٢٩")]
    [InlineData("TooManyRequest")]
    [InlineData("(Unused)")]
    [InlineData("*")]
    public void Any_other_text_is_refused_and_named_with_the_accepted_forms(string text)
    {
        var refusal = Assert.Throws<ArgumentException>(() => PolicyKey.Parse(text));

        Assert.Contains($"\"{text}\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(PolicyKey.AcceptedForms, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4xx", 400, 499)]
    [InlineData("3xx", 300, 399)]
    [InlineData("500-504", 500, 504)]
    [InlineData("429", 429, 429)]
    public void A_key_covers_its_codes_and_no_others(string text, int first, int last)
    {
        var key = PolicyKey.Parse(text);

        Assert.All(Enumerable.Range(0, 1000), code => Assert.Equal(code >= first && code <= last, key.Covers(code)));
    }

    [Fact]
    public void The_class_of_server_errors_covers_everything_outside_100_to_499()
    {
        var key = PolicyKey.Parse("5xx");

        Assert.All(Enumerable.Range(0, 1000), code => Assert.Equal(code is < 100 or >= 500, key.Covers(code)));
    }

    [Theory]
    [InlineData("500-504", "502-508", true)]
    [InlineData("502-508", "500-504", true)]
    [InlineData("500-504", "504-508", true)]
    [InlineData("500-504", "500-508", false)]
    [InlineData("500-504", "501-503", false)]
    [InlineData("500-504", "505-508", false)]
    [InlineData("500-504", "500-504", false)]
    [InlineData("450-550", "5xx", false)]
    public void Ranges_cross_when_each_has_codes_that_the_other_lacks(string one, string other, bool cross) =>
        Assert.Equal(cross, PolicyKey.Parse(one).Crosses(PolicyKey.Parse(other)));

    [Fact]
    public void Two_spellings_of_a_key_in_code_give_one_policy()
    {
        var options = new StatusHandlingOptions();

        Assert.Same(options.On("TooManyRequests"), options.On(System.Net.HttpStatusCode.TooManyRequests));
        Assert.Single(options.Policies);
    }

    [Fact]
    public void A_wrong_key_in_code_is_an_ArgumentException()
    {
        var options = new StatusHandlingOptions();

        Assert.Throws<ArgumentException>(() => options.On("5x"));
        Assert.Throws<ArgumentException>(() => options.On((System.Net.HttpStatusCode)1000));
        Assert.Throws<ArgumentException>(() => options.On((StatusClass)6));
        Assert.Throws<ArgumentNullException>(() => options.On(null!));
    }
}
