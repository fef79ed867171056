using System.Text.Json;

namespace StatusHandling.Package;

/// <summary>A project that has the reference and nothing else, restored from the package alone and what the machine has already.</summary>
public sealed class FreshProjectTests(PackedLibrary package, FreshProject project) : IClassFixture<FreshProject>
{
    public static TheoryData<string> Frameworks => ["net8.0", "net10.0"];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task It_waits_out_a_503_and_catches_a_404(string framework)
    {
        var run = await Command.RunAsync(project.Directory, "exec", Path.Combine("bin", "Debug", framework, "Fresh.dll"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("busy: 200 done after 2 attempts", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void It_refers_to_what_was_packed_just_now(string framework)
    {
        var packed = package.Files[$"lib/{framework}/StatusHandling.dll"];

        Assert.Equal(packed, File.ReadAllBytes(Path.Combine(project.Directory, "bin", "Debug", framework, "StatusHandling.dll")));
    }

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void Its_editor_finds_the_documentation_beside_the_assembly(string framework) =>
        Assert.True(File.Exists(Path.Combine(project.Installed, "lib", framework, "StatusHandling.xml")));

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Its_editor_finds_the_schema_of_the_settings(string framework)
    {
        var items = (await Command.RunAsync(
            project.Directory,
            ["msbuild", "-getItem:JsonSchemaSegment", $"-p:TargetFramework={framework}", .. project.Properties])).ShouldSucceed();
        using var json = JsonDocument.Parse(items.Output);
        var segment = Assert.Single(json.RootElement.GetProperty("Items").GetProperty("JsonSchemaSegment").EnumerateArray());
        var schema = segment.GetProperty("FullPath").GetString()!;

        Assert.Equal(Path.Combine(project.Installed, "ConfigurationSchema.json"), schema);
        Assert.Equal(package.Files["ConfigurationSchema.json"], File.ReadAllBytes(schema));
        Assert.Equal(@"appsettings\..*json", segment.GetProperty("FilePathPattern").GetString());
    }
}
