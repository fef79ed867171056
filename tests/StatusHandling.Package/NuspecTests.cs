using System.Xml.Linq;

namespace StatusHandling.Package;

public sealed class NuspecTests(PackedLibrary package)
{
    [Theory]
    [InlineData("id", "StatusHandling")]
    [InlineData("authors", "StatusHandling contributors")]
    [InlineData("license", "MIT")]
    [InlineData("readme", "README.md")]
    [InlineData("icon", "icon.png")]
    public void The_package_says(string name, string value) => Assert.Equal(value, package.Nuspec(name).Value);

    [Fact]
    public void The_description_and_the_tags_lead_people_to_it()
    {
        Assert.InRange(package.Nuspec("description").Value.Length, 50, 300);
        Assert.Contains("retry-after", package.Nuspec("tags").Value.Split(' '));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_dependencies_are_the_ones_that_the_library_names(string framework)
    {
        var group = package.NuspecAll("group").Single(group => group.Attribute("targetFramework")!.Value == framework);

        Assert.Equal(
            [
                "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Http",
                "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "Polly.Core",
            ],
            group.Elements().Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_dependency_has_the_version_that_the_library_is_built_with()
    {
        var central = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(entry => entry.Attribute("Include")!.Value, entry => entry.Attribute("Version")!.Value);

        Assert.All(
            package.NuspecAll("dependency"),
            dependency => Assert.Equal(central[dependency.Attribute("id")!.Value], dependency.Attribute("version")!.Value));
    }

    // The sources were packed without their repository, so there is no address to tell, and none may be made up.
    [Fact]
    public void No_address_is_made_up()
    {
        Assert.Empty(package.NuspecAll("repository"));
        Assert.Empty(package.NuspecAll("projectUrl"));
    }
}
