namespace StatusHandling.Tests.Conventions;

public sealed class FolderArrowsTests
{
    private const string Root = "StatusHandling.";

    public static TheoryData<string> Folders => [.. FolderArrows.Folders];

    public static TheoryData<string> Libraries => [.. FolderArrows.LibraryReaders.Keys];

    [Fact]
    public void The_folders_are_those_of_the_design()
    {
        var folders = Repository.Sources.Select(file => file.Folder).Where(folder => folder.Length > 0).Distinct();

        Assert.Equal(FolderArrows.Folders.Order(), folders.Order());
        Assert.All(Repository.Sources, file => Assert.True(file.Path.Count(character => character == '/') <= 1, $"{file.Path} is too deep."));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_arrows_point_one_way(string folder) => Assert.DoesNotContain(folder, FolderArrows.ReachableFrom(folder));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_knows_only_what_its_arrows_lead_to(string folder)
    {
        var reachable = FolderArrows.ReachableFrom(folder);
        var strays =
            from file in Repository.Sources
            where file.Folder == folder
            from name in file.Usings
            where name.StartsWith(Root, StringComparison.Ordinal)
            let target = name[Root.Length..].Split('.')[0]
            where target != folder && !reachable.Contains(target)
            select $"{file.Path} knows {target}";

        strays.ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_is_known_only_where_the_design_says(string library)
    {
        var strays =
            from file in Repository.Sources
            from name in file.Usings
            where name == library || name.StartsWith(library + ".", StringComparison.Ordinal)
            where !FolderArrows.LibraryReaders[library].Contains(file.Folder)
            select $"{file.Path} knows {name}";

        strays.ShouldBeNone();
    }

    [Fact]
    public void Errors_redirects_and_retries_do_not_know_each_other()
    {
        string[] stages = ["Errors", "Redirects", "Retries"];

        Assert.All(stages, stage => Assert.Empty(FolderArrows.ReachableFrom(stage).Intersect(stages)));
    }
}
