namespace StatusHandling.Tests.Conventions;

/// <summary>The files that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files of the library, without what the build makes.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Read(Path.Combine(Root, "src", "StatusHandling"), "*.cs")];

    public static IEnumerable<SourceFile> Read(string directory, string pattern) =>
        from path in Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(directory, path).Replace('\\', '/')
        where !name.StartsWith("bin/", StringComparison.Ordinal) && !name.StartsWith("obj/", StringComparison.Ordinal)
        select new SourceFile(name, File.ReadAllText(path));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "StatusHandling.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName
            ?? throw new DirectoryNotFoundException($"No directory above {AppContext.BaseDirectory} has StatusHandling.sln.");
    }
}
