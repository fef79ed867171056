using System.Text.RegularExpressions;

namespace StatusHandling.Tests.Conventions;

/// <summary>One file, by its path below the project, with forward slashes.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The folder that the file is in; empty for the project's own.</summary>
    public string Folder { get; } = Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.IndexOf('/', StringComparison.Ordinal)] : "";

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    /// <summary>What the file's using lines name: namespaces, and the targets of aliases. Not <c>using static</c>.</summary>
    public IReadOnlyList<string> Usings { get; } = [.. UsingLine().Matches(Text).Select(match => match.Groups["name"].Value)];

    public string Namespace => NamespaceLine().Match(Text).Groups["name"].Value;

    /// <summary>The names of the types that stand in no other type.</summary>
    public IReadOnlyList<string> TopLevelTypes { get; } = [.. TypeLine().Matches(Text).Select(match => match.Groups["name"].Value)];

    /// <summary>How many of these have a body of several lines; the formatting puts its brace at the start of a line.</summary>
    public int TypesWithBody => Lines.Count(line => line == "{");

    [GeneratedRegex(@"^(?:global )?using (?:\w+ = )?(?<name>[A-Z][\w.]*)", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^(?:[a-z]+ )*(?:class|struct|interface|enum|record(?: class| struct)?|delegate [\w<>?.,\[\] ]+?) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
