using System.Text.RegularExpressions;

namespace StatusHandling.Tests.Conventions;

public sealed partial class FileConventionsTests
{
    private const int TooManyLines = 200;
    private const int MostSuppressions = 10;

    public static TheoryData<string> NotWanted => ["#region", "#if", "TODO", "FIXME", "HACK"];

    [Fact]
    public void A_file_stays_under_200_lines() => Repository.Sources
        .Where(file => file.Lines.Count >= TooManyLines)
        .Select(file => $"{file.Path}: {file.Lines.Count} lines")
        .ShouldBeNone();

    [Fact]
    public void A_file_has_one_type_beside_those_of_one_line() => Repository.Sources
        .Where(file => file.TypesWithBody > 1)
        .Select(file => $"{file.Path}: {string.Join(", ", file.TopLevelTypes)}")
        .ShouldBeNone();

    [Fact]
    public void A_file_of_one_type_is_named_after_it() => Repository.Sources
        .Where(file => file.TopLevelTypes is [var type] && type != file.Name.Split('.')[0])
        .Select(file => $"{file.Path}: {file.TopLevelTypes[0]}")
        .ShouldBeNone();

    [Fact]
    public void The_namespace_of_a_file_is_its_folder_or_the_one_of_the_public_types() => Repository.Sources
        .Where(file => file.Namespace != "StatusHandling"
            && file.Namespace != $"StatusHandling.{file.Folder}"
            && (file.Folder, file.Namespace) != ("DependencyInjection", "Microsoft.Extensions.DependencyInjection"))
        .Select(file => $"{file.Path}: {file.Namespace}")
        .ShouldBeNone();

    [Theory]
    [MemberData(nameof(NotWanted))]
    public void No_file_has(string text) => Repository.Sources
        .Where(file => file.Text.Contains(text, StringComparison.Ordinal))
        .Select(file => file.Path)
        .ShouldBeNone();

    [Fact]
    public void Suppressions_are_few()
    {
        var project = new SourceFile("StatusHandling.csproj", File.ReadAllText(Repository.PathOf("src", "StatusHandling", "StatusHandling.csproj")));
        var suppressions = Repository.Sources
            .Append(project)
            .SelectMany(file => Suppression().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"))
            .ToList();

        Assert.True(suppressions.Count <= MostSuppressions, string.Join('\n', suppressions));
    }

    [Fact]
    public void A_suppression_says_why() => Repository.Sources
        .SelectMany(file => Suppression().Matches(file.Text)
            .Where(match => !Reason().IsMatch(match.Value))
            .Select(match => $"{file.Path}: {match.Value}"))
        .ShouldBeNone();

    // An attribute may go on over several lines: it is read to its end.
    [GeneratedRegex(@"#pragma warning disable[^\n]*|SuppressMessage\([^\]]*\]|<NoWarn>[^\n]*")]
    private static partial Regex Suppression();

    [GeneratedRegex("Justification = \"[^\"]{10,}|// .{10,}")]
    private static partial Regex Reason();
}
