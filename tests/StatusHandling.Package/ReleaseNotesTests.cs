namespace StatusHandling.Package;

public sealed class ReleaseNotesTests(PackedLibrary package)
{
    private const string Page = """
        # Changelog

        ## [Unreleased]

        ## [2.1.0] - 2027-03-01

        ### Fixed

        - 100 % of `$(Version)`; 'quoted', "twice" & <so on>, @(Item), (open
        - and a [link]

        ## [2.0.0] - 2027-01-01

        ### Removed

        ## [1.9.0]

        - Older.

        [2.1.0]: https://example.com/2.1.0
        [1.9.0]: https://example.com/1.9.0
        """;

    [Fact]
    public void The_notes_are_the_section_of_the_version() =>
        Assert.Equal(ExpectedNotes(), package.Nuspec("releaseNotes").Value.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("2.1.0", "### Fixed\n\n- 100 % of `$(Version)`; 'quoted', \"twice\" & <so on>, @(Item), (open\n- and a [link]")]
    [InlineData("2.1.0-beta.1", "### Fixed\n\n- 100 % of `$(Version)`; 'quoted', \"twice\" & <so on>, @(Item), (open\n- and a [link]")]
    [InlineData("1.9.0", "- Older.")]
    public async Task A_section_is_taken_word_for_word_as_far_as_the_next(string version, string notes)
    {
        var read = (await ReadAsync(version)).ShouldSucceed();

        Assert.Equal(notes, read.Output.ReplaceLineEndings("\n").Trim());
    }

    [Theory]
    [InlineData("2.2.0")]
    [InlineData("2.0.0")]
    [InlineData("3.0.0-beta.1")]
    [InlineData("2.1")]
    public async Task A_version_without_a_word_in_the_changelog_is_not_packed(string version)
    {
        var read = await ReadAsync(version);

        Assert.NotEqual(0, read.ExitCode);
        Assert.Contains($"There are no release notes for {version}", read.Output, StringComparison.Ordinal);
    }

    private async Task<Command> ReadAsync(string version)
    {
        var changelog = Path.Combine(package.Root, $"{version}.md");
        await File.WriteAllTextAsync(changelog, Page);
        return await Command.RunAsync(
            package.Sources, "msbuild", "src/StatusHandling", "-t:ReadReleaseNotes", "-getProperty:PackageReleaseNotes",
            $"-p:PackageVersion={version}", $"-p:ChangelogFile={changelog}");
    }

    // Found here in another way than the build does: line by line. What is packed here is a pre-release of the version that comes next.
    private string ExpectedNotes()
    {
        var lines = Repository.Read("CHANGELOG.md").Split('\n');
        var heading = $"## [{package.Version.Split('-')[0]}]";
        var start = Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal));
        start = start >= 0 ? start : Array.IndexOf(lines, "## [Unreleased]");
        return string.Join('\n', lines.Skip(start + 1).TakeWhile(line => !IsEnd(line))).Trim();
    }

    private static bool IsEnd(string line) => line.StartsWith("## ", StringComparison.Ordinal)
        || (line.StartsWith('[') && line.Contains("]: ", StringComparison.Ordinal));
}
