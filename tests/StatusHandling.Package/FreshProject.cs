using System.Reflection;

namespace StatusHandling.Package;

/// <summary>A console project outside of the repository, built once, whose only package is the one that was packed.</summary>
public sealed class FreshProject(PackedLibrary package) : IAsyncLifetime
{
    public string Directory => Path.Combine(package.Root, "fresh");

    /// <summary>Where the package was unpacked to.</summary>
    public string Installed => Path.Combine(Packages, "statushandling", package.Version);

    /// <summary>The package goes to a folder of its own. What it depends on is taken from where this build took it.</summary>
    public IReadOnlyList<string> Properties =>
        [$"-p:PackedVersion={package.Version}", $"-p:RestorePackagesPath={Packages}", $"-p:RestoreFallbackFolders={PackagesOfThisMachine}"];

    private string Packages => Path.Combine(package.Root, "packages");

    // Nothing is fetched: the reference leads to the package that was packed, or nowhere.
    private string Sources => $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="packed" value="{package.Feed}" />
          </packageSources>
        </configuration>
        """;

    private static string PackagesOfThisMachine => typeof(FreshProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "NuGetPackageRoot").Value!.TrimEnd(Path.DirectorySeparatorChar);

    public async ValueTask InitializeAsync()
    {
        System.IO.Directory.CreateDirectory(Directory);
        foreach (var file in System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fresh")))
        {
            File.Copy(file, Path.Combine(Directory, Path.GetFileName(file)));
        }

        // The same SDK as here: another one might ask for other reference assemblies than this machine has.
        File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(Directory, "global.json"));
        await File.WriteAllTextAsync(Path.Combine(Directory, "nuget.config"), Sources);

        (await Command.RunAsync(Directory, ["build", .. Properties])).ShouldSucceed();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
