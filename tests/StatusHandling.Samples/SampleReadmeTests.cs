namespace StatusHandling.Samples;

public sealed class SampleReadmeTests
{
    public static TheoryData<string> Samples => [.. Directory.GetDirectories(Sample.Directory).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_a_short_page_that_says_how_to_start_it(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Sample.Directory, name, "README.md"));

        Assert.InRange(lines.Length, 5, 20);
        Assert.StartsWith($"# {name}: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line =>
            line.StartsWith("dotnet ", StringComparison.Ordinal) && line.Contains($"samples/{name}", StringComparison.Ordinal));
    }
}
