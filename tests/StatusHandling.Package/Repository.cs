namespace StatusHandling.Package;

/// <summary>The files that the package is made of.</summary>
internal static class Repository
{
    private static readonly string[] Parts =
    [
        ".editorconfig", "CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props", "README.md", "global.json",
        "assets", "src/StatusHandling",
    ];

    private static readonly string[] Made = ["bin", "obj"];

    public static string Root { get; } = FindRoot();

    /// <summary>Copies what packing needs, without what a build made and without git: as a download of the sources has it.</summary>
    public static void CopyTo(string directory)
    {
        foreach (var part in Parts)
        {
            Copy(Path.Combine(Root, part), Path.Combine(directory, part));
        }
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (File.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(from).Where(entry => !Made.Contains(Path.GetFileName(entry))))
        {
            Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }

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
