using System.Globalization;
using System.Net;

namespace StatusHandling.Tests.Statuses;

public sealed class StatusNamesTests
{
    public static TheoryData<int, string> OlderForms => StatusFacts.OlderForms;

    public static TheoryData<string> DotNetNames => [.. Enum.GetNames<HttpStatusCode>()];

    [Fact]
    public void Parsing_the_number_or_the_name_of_any_code_finds_it()
    {
        Assert.All(Enumerable.Range(0, 1000).Select(HttpStatus.For), status =>
        {
            AssertParses(status.Code, status.Code.ToString(CultureInfo.InvariantCulture));
            AssertParses(status.Code, status.Code.ToString("D3", CultureInfo.InvariantCulture));
            AssertParses(status.Code, status.Name);
            AssertParses(status.Code, status.Name.ToUpperInvariant());
            AssertParses(status.Code, $"Status{status.Code}");
        });
    }

    [Fact]
    public void Parsing_a_registered_phrase_finds_the_code()
    {
        Assert.All(HttpStatus.All.Where(status => status.Code != 306), status =>
        {
            AssertParses(status.Code, status.Phrase);
            AssertParses(status.Code, status.Phrase.ToLowerInvariant());
        });
    }

    [Theory]
    [MemberData(nameof(OlderForms))]
    public void Parsing_an_older_phrase_or_the_name_of_another_language_finds_the_code(int code, string form) => AssertParses(code, form);

    [Theory]
    [MemberData(nameof(DotNetNames))]
    public void Parsing_a_name_of_HttpStatusCode_finds_its_value(string name) => AssertParses((int)Enum.Parse<HttpStatusCode>(name), name);

    [Theory]
    [InlineData("099", 99)]
    [InlineData("0", 0)]
    [InlineData(" 429\t", 429)]
    [InlineData("\n too many requests  ", 429)]
    [InlineData("tooManyREQUESTS", 429)]
    [InlineData("too-many-requests", 429)]
    [InlineData("too_many_requests", 429)]
    [InlineData("Im a Teapot", 418)]
    [InlineData("I'M A TEAPOT", 418)]
    [InlineData("non authoritative information", 203)]
    [InlineData("Unused", 306)]
    [InlineData("status 299", 299)]
    [InlineData("Status007", 7)]
    public void Parsing_looks_past_case_white_space_and_separators(string text, int code) => AssertParses(code, text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("1000")]
    [InlineData("0429")]
    [InlineData("-1")]
    [InlineData("+429")]
    [InlineData("4 29")]
    [InlineData("4-29")]
    [InlineData("42\0")]
    [InlineData("4.2")]
    [InlineData("0x1")]
    [InlineData("٤٢٩")]
    [InlineData("4xx")]
    [InlineData("500-504")]
    [InlineData("Status")]
    [InlineData("Status1000")]
    [InlineData("(Unused)")]
    [InlineData("Unregistered")]
    [InlineData("Connection Timed Out (Cloudflare)")]
    [InlineData("429 Too Many Requests")]
    [InlineData("Too Many Request")]
    [InlineData("Too.Many.Requests")]
    [InlineData("Too\tMany\tRequests")]
    [InlineData("NoResponse")]
    public void Parsing_anything_else_finds_nothing(string? text)
    {
        Assert.False(HttpStatus.TryParse(text, out var status));
        Assert.Null(status);
    }

    [Fact]
    public void Parsing_a_text_longer_than_any_name_finds_nothing() =>
        Assert.False(HttpStatus.TryParse(new string('x', 100_000), out _));

    [Fact]
    public void Parsing_does_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            AssertParses(505, "HTTP VERSION NOT SUPPORTED");
            AssertParses(306, "switch proxy");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static void AssertParses(int code, string text)
    {
        Assert.True(HttpStatus.TryParse(text, out var status), text);
        Assert.Same(HttpStatus.For(code), status);
    }
}
