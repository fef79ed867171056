using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace StatusHandling.Package;

public sealed class ContentTests(PackedLibrary package)
{
    public static TheoryData<string> Frameworks => ["net8.0", "net10.0"];

    [Fact]
    public void The_package_has_what_its_users_need_and_nothing_else() => Assert.Equal(
        [
            "ConfigurationSchema.json", "README.md", "StatusHandling.nuspec", "buildTransitive/StatusHandling.targets", "icon.png",
            .. FilesOf("lib/net10.0"), .. FilesOf("lib/net8.0"),
        ],
        Named(package.Files));

    [Fact]
    public void The_symbols_are_in_a_package_of_their_own() => Assert.Equal(
        ["StatusHandling.nuspec", "lib/net10.0/StatusHandling.pdb", "lib/net8.0/StatusHandling.pdb"], Named(package.Symbols));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void The_documentation_tells_of_the_public_types(string framework)
    {
        using var stream = new MemoryStream(package.Files[$"lib/{framework}/StatusHandling.xml"]);
        var documented = XDocument.Load(stream).Descendants("member").Select(member => member.Attribute("name")!.Value).ToHashSet();

        Assert.Contains("T:StatusHandling.HttpStatusException", documented);
        Assert.Contains("T:Microsoft.Extensions.DependencyInjection.StatusHandlingHttpClientBuilderExtensions", documented);
    }

    [Fact]
    public void The_schema_speaks_of_the_section()
    {
        using var schema = JsonDocument.Parse(package.Files["ConfigurationSchema.json"]);

        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty("StatusHandling", out _));
    }

    [Fact]
    public void The_icon_is_a_png_of_128_by_128()
    {
        var icon = package.Files["icon.png"].AsSpan();

        Assert.Equal("PNG", Encoding.ASCII.GetString(icon[1..4]));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon[16..20]));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon[20..24]));
    }

    [Fact]
    public void The_readme_is_the_one_of_the_repository() =>
        Assert.Equal(Repository.Read("README.md"), Encoding.UTF8.GetString(package.Files["README.md"]).ReplaceLineEndings("\n"));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void The_symbols_name_no_path_of_this_machine(string framework)
    {
        using var stream = new MemoryStream(package.Symbols[$"lib/{framework}/StatusHandling.pdb"]);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        var reader = provider.GetMetadataReader();
        var paths = reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)).ToList();

        Assert.Contains("/_/src/StatusHandling/StatusHandlingOptions.cs", paths);
        Assert.DoesNotContain(paths, path => path.Contains(package.Root, StringComparison.Ordinal));
    }

    [Fact]
    public void Packing_again_elsewhere_gives_the_same_bytes()
    {
        AssertSame(package.Files, package.FilesAgain);
        AssertSame(package.Symbols, package.SymbolsAgain);
    }

    private static void AssertSame(IReadOnlyDictionary<string, byte[]> first, IReadOnlyDictionary<string, byte[]> second)
    {
        Assert.Equal(Named(first), Named(second));
        Assert.All(Named(first), name => Assert.True(first[name].AsSpan().SequenceEqual(second[name]), $"{name} differs."));
    }

    // What the format itself adds holds no content of ours, and a random name.
    private static IEnumerable<string> Named(IReadOnlyDictionary<string, byte[]> files) => files.Keys
        .Where(name => name != "[Content_Types].xml"
            && !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.EndsWith(".psmdcp", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> FilesOf(string directory) =>
    [
        $"{directory}/StatusHandling.dll", $"{directory}/StatusHandling.xml",
        $"{directory}/ru/StatusHandling.resources.dll", $"{directory}/zh-Hans/StatusHandling.resources.dll",
    ];
}
