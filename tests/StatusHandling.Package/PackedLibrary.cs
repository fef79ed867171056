using System.IO.Compression;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(StatusHandling.Package.PackedLibrary))]

namespace StatusHandling.Package;

/// <summary>The package, made once for all tests, from two copies of the sources in two directories.</summary>
public sealed class PackedLibrary : IAsyncLifetime
{
    // A version that no cache has: what is tested is always what was packed just now.
    private readonly string _suffix = $"test.{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("status-handling-");
    private XElement _metadata = null!;

    public string Version => Nuspec("version").Value;

    /// <summary>Where everything of these tests lies; gone afterwards.</summary>
    public string Root => _directory.FullName;

    /// <summary>What <c>dotnet pack</c> left behind, and so a feed.</summary>
    public string Feed { get; private set; } = null!;

    public string Sources => Path.Combine(Root, "one");

    public IReadOnlyDictionary<string, byte[]> Files { get; private set; } = null!;

    public IReadOnlyDictionary<string, byte[]> Symbols { get; private set; } = null!;

    public IReadOnlyDictionary<string, byte[]> FilesAgain { get; private set; } = null!;

    public IReadOnlyDictionary<string, byte[]> SymbolsAgain { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Feed = await PackAsync(Sources);
        (Files, Symbols) = (Read(Feed, "*.nupkg"), Read(Feed, "*.snupkg"));
        using var nuspec = new MemoryStream(Files["StatusHandling.nuspec"]);
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        var again = await PackAsync(Path.Combine(Root, "another", "place"));
        (FilesAgain, SymbolsAgain) = (Read(again, "*.nupkg"), Read(again, "*.snupkg"));
    }

    /// <summary>The elements of one name in the package's description.</summary>
    public IEnumerable<XElement> NuspecAll(string name) => _metadata.Descendants(_metadata.Name.Namespace + name);

    public XElement Nuspec(string name) => NuspecAll(name).Single();

    public ValueTask DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> PackAsync(string sources)
    {
        Repository.CopyTo(sources);
        var pack = await Command.RunAsync(
            sources, "pack", "src/StatusHandling", "-c", "Release", "--version-suffix", _suffix, "-warnaserror");
        pack.ShouldSucceed();
        return Path.Combine(sources, "src", "StatusHandling", "bin", "Release");
    }

    private static Dictionary<string, byte[]> Read(string directory, string pattern)
    {
        using var archive = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(directory, pattern)));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }
}
