using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StatusHandling.Tests.Conventions;

public sealed partial class DocumentationTests
{
    private static readonly Dictionary<string, XElement> Documented = XDocument
        .Load(Path.ChangeExtension(typeof(HttpStatus).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);

    private static readonly MemberInfo[] Members =
    [
        .. PublicApi.Types.SelectMany(type => PublicApi.MembersOf(type)
            .Concat(PublicApi.ExtensionsOf(type).Select(extension => extension.Property))
            .Prepend(type)),
    ];

    [Fact]
    public void Every_public_member_has_a_summary() => Members
        .Where(member => !Sentence().IsMatch(SummaryOf(member)))
        .Select(DocumentationId.Of)
        .ShouldBeNone();

    [Fact]
    public void Every_setting_tells_its_values_and_its_default() => Members
        .OfType<PropertyInfo>()
        .Where(property => property.DeclaringType == typeof(StatusPolicy)
            || property.DeclaringType!.Name.EndsWith("Options", StringComparison.Ordinal))
        .Where(property => !Sentence().IsMatch(TextOf(property, "value")))
        .Select(DocumentationId.Of)
        .ShouldBeNone();

    [Fact]
    public void No_tag_is_empty() => Members
        .Where(member => Documented.TryGetValue(DocumentationId.Of(member), out var found)
            && found.Elements().Any(tag => tag.Name != "inheritdoc" && tag.Value.Length == 0 && !tag.HasElements))
        .Select(DocumentationId.Of)
        .ShouldBeNone();

    // A constructor that nobody wrote has nothing to say; what a record says of a parameter is said of the property too.
    private static string SummaryOf(MemberInfo member)
    {
        if (TextOf(member, "summary") is { Length: > 0 } summary)
        {
            return summary;
        }

        return member switch
        {
            ConstructorInfo constructor when constructor.GetParameters().Length == 0 || PublicApi.IsRecord(constructor.DeclaringType!) =>
                TextOf(constructor.DeclaringType!, "summary"),
            PropertyInfo property when PublicApi.IsRecord(property.DeclaringType!) => Documented[DocumentationId.Of(property.DeclaringType!)]
                .Elements("param")
                .FirstOrDefault(parameter => parameter.Attribute("name")!.Value == property.Name)?.Value ?? "",
            _ => "",
        };
    }

    private static string TextOf(MemberInfo member, string tag) =>
        Documented.GetValueOrDefault(DocumentationId.Of(member))?.Element(tag)?.Value.Trim() ?? "";

    [GeneratedRegex(@"\w.*\.$", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
