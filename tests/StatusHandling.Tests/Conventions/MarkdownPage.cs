using System.Text.RegularExpressions;

namespace StatusHandling.Tests.Conventions;

/// <summary>The parts of a Markdown page that can be held to the code.</summary>
internal sealed partial class MarkdownPage(string text)
{
    public static MarkdownPage Readme { get; } = new(File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n"));

    public string Text => text;

    public IReadOnlyList<string> Lines { get; } = text.TrimEnd('\n').Split('\n');

    /// <summary>The fenced blocks of one of these languages, without the fences.</summary>
    public IEnumerable<string> Blocks(params string[] languages) => Fence().Matches(text)
        .Where(match => languages.Contains(match.Groups["language"].Value))
        .Select(match => match.Groups["block"].Value);

    /// <summary>The rows of the table whose head begins with these cells, each with its white space trimmed.</summary>
    public IEnumerable<string[]> Table(params string[] head) => Lines
        .SkipWhile(line => !Cells(line).Take(head.Length).SequenceEqual(head))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(Cells);

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<block>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
