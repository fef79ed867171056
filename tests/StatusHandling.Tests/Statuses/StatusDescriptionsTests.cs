using System.Globalization;

namespace StatusHandling.Tests.Statuses;

public sealed class StatusDescriptionsTests
{
    public static TheoryData<int> Registered => StatusFacts.Registered;

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registered_code_is_described_as_the_facts_do_in_each_language(int code)
    {
        var fact = StatusFacts.Of(code);

        Assert.Equal(fact["description"], DescriptionIn("en", code));
        Assert.Equal(fact["description_ru"], DescriptionIn("ru", code));
        Assert.Equal(fact["description_zh"], DescriptionIn("zh-Hans", code));
    }

    [Theory]
    [InlineData("", "description")]
    [InlineData("en-GB", "description")]
    [InlineData("de-DE", "description")]
    [InlineData("zh-TW", "description")]
    [InlineData("zh-Hant", "description")]
    [InlineData("ru-RU", "description_ru")]
    [InlineData("ru-KZ", "description_ru")]
    [InlineData("zh-CN", "description_zh")]
    [InlineData("zh-SG", "description_zh")]
    public void A_culture_gets_its_language_or_else_English(string culture, string column) =>
        Assert.Equal(StatusFacts.Of(429)[column], DescriptionIn(culture, 429));

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh-Hans")]
    public void The_unregistered_codes_share_one_text_per_class(string culture)
    {
        var texts = Enumerable.Range(0, 1000)
            .Where(code => !StatusFacts.IsRegistered(code))
            .ToLookup(code => HttpStatus.For(code).Class, code => DescriptionIn(culture, code));

        Assert.Equal(5, texts.Count);
        Assert.All(texts, ofClass => Assert.Single(ofClass.Distinct()));
        Assert.Equal(5, texts.Select(ofClass => ofClass.First()).Distinct().Count());
        Assert.All(texts, ofClass => Assert.NotEmpty(ofClass.First()));
    }

    [Theory]
    [InlineData("en", "This code is not registered; it counts as a client error.")]
    [InlineData("ru", "Код не зарегистрирован и считается ошибкой клиента.")]
    [InlineData("zh-Hans", "该状态码未注册，视为客户端错误。")]
    public void An_unregistered_code_is_described_in_the_language_too(string culture, string text) =>
        Assert.Equal(text, DescriptionIn(culture, 499));

    private static string DescriptionIn(string culture, int code)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return HttpStatus.For(code).Description;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
