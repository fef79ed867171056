using System.Text.RegularExpressions;

namespace StatusHandling.Tests.Statuses;

public sealed partial class StatusRegistryTests
{
    public static TheoryData<int> Registered => StatusFacts.Registered;

    [Fact]
    public void All_has_every_registered_code_in_ascending_order()
    {
        int[] expected = [.. Enumerable.Range(0, 1000).Where(StatusFacts.IsRegistered)];

        Assert.Equal(64, expected.Length);
        Assert.Equal(expected, HttpStatus.All.Select(status => status.Code));
    }

    [Fact]
    public void All_cannot_be_changed() =>
        Assert.Throws<NotSupportedException>(() => ((IList<HttpStatus>)HttpStatus.All)[0] = HttpStatus.For(299));

    [Fact]
    public void All_and_a_look_up_give_the_same_instances() =>
        Assert.All(HttpStatus.All, status => Assert.Same(status, HttpStatus.For(status.Code)));

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registered_code_has_the_phrase_of_the_registry(int code)
    {
        var expected = code == 418 ? "I'm a teapot" : StatusFacts.Of(code)["iana_phrase"];

        Assert.Equal(expected, HttpStatus.For(code).Phrase);
    }

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registered_code_is_named_as_its_phrase_in_pascal_case(int code)
    {
        var status = HttpStatus.For(code);

        Assert.Equal(PascalCase(status.Phrase), status.Name);
    }

    [Theory]
    [InlineData(104, "UploadResumptionSupported")]
    [InlineData(200, "OK")]
    [InlineData(203, "NonAuthoritativeInformation")]
    [InlineData(207, "MultiStatus")]
    [InlineData(226, "IMUsed")]
    [InlineData(306, "Unused")]
    [InlineData(413, "ContentTooLarge")]
    [InlineData(414, "UriTooLong")]
    [InlineData(416, "RangeNotSatisfiable")]
    [InlineData(418, "ImATeapot")]
    [InlineData(422, "UnprocessableContent")]
    [InlineData(425, "TooEarly")]
    [InlineData(505, "HttpVersionNotSupported")]
    public void A_name_fixed_by_convention_is_so(int code, string name) => Assert.Equal(name, HttpStatus.For(code).Name);

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registered_code_has_the_class_and_the_standing_of_the_facts(int code)
    {
        var fact = StatusFacts.Of(code);
        var status = HttpStatus.For(code);

        Assert.Equal(fact["class"].Replace("-", "", StringComparison.Ordinal), status.Class.ToString(), ignoreCase: true);
        Assert.Equal(fact["standing"], status.Standing.ToString(), ignoreCase: true);
        Assert.True(status.IsRegistered);
    }

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registered_code_is_cacheable_as_the_facts_say(int code) =>
        Assert.Equal(StatusFacts.Of(code)["heuristically_cacheable"] == "yes", HttpStatus.For(code).IsHeuristicallyCacheable);

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registered_code_names_its_specification_and_the_address_of_it(int code)
    {
        var specification = StatusFacts.Of(code)["spec"];
        var status = HttpStatus.For(code);

        Assert.Equal(specification, status.Specification);
        var address = SectionOfRfc().Replace(specification, "https://www.rfc-editor.org/rfc/rfc$1#section-$2");
        Assert.Equal(code == 104 ? "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-resumable-upload-05" : address,
            status.SpecificationUri!.AbsoluteUri);
    }

    [Fact]
    public void The_address_of_a_specification_leads_to_the_section() =>
        Assert.Equal("https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14", HttpStatus.For(413).SpecificationUri!.AbsoluteUri);

    // As .NET names things: an acronym of three letters or more is cased like a word, one of two keeps its capitals.
    private static string PascalCase(string phrase) =>
        string.Concat(Word().Matches(phrase.Replace("'", "", StringComparison.Ordinal)).Select(word =>
            word.Value.Length > 2 && word.Value.All(char.IsUpper)
                ? word.Value[..1] + word.Value[1..].ToLowerInvariant()
                : word.Value[..1].ToUpperInvariant() + word.Value[1..]));

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();

    [GeneratedRegex("^RFC ([0-9]+) Section ([0-9.]+)$")]
    private static partial Regex SectionOfRfc();
}
