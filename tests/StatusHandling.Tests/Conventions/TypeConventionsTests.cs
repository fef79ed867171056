using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StatusHandling.Tests.Conventions;

public sealed class TypeConventionsTests
{
    private static readonly Type[] Written =
    [
        .. typeof(HttpStatus).Assembly.GetTypes().Where(type =>
            !type.FullName!.Contains('<', StringComparison.Ordinal)
            && !type.IsDefined(typeof(CompilerGeneratedAttribute))
            && !type.IsDefined(typeof(GeneratedCodeAttribute))
            && !IsCoverageCounter(type)),
    ];

    // Put into the assembly while line coverage is measured.
    private static bool IsCoverageCounter(Type type) => type.Namespace?.StartsWith("Coverlet.", StringComparison.Ordinal) == true;

    public static TheoryData<string> ForbiddenWords => ["Helper", "Manager", "Util", "Common"];

    [Fact]
    public void A_type_that_is_not_public_is_sealed_or_static_or_abstract() =>
        Written.Where(type => !type.IsVisible && !type.IsSealed && !type.IsAbstract).ShouldBeNone();

    [Fact]
    public void A_type_that_is_not_public_is_internal_or_private() =>
        Written.Where(type => type.IsNestedFamily || type.IsNestedFamANDAssem || type.IsNestedFamORAssem).ShouldBeNone();

    [Fact]
    public void There_is_no_interface() => Written.Where(type => type.IsInterface).ShouldBeNone();

    [Theory]
    [MemberData(nameof(ForbiddenWords))]
    public void No_type_is_named_after(string word) =>
        Written.Where(type => type.Name.Contains(word, StringComparison.Ordinal)).ShouldBeNone();

    [Fact]
    public void Public_types_need_one_using_and_the_extension_methods_none() => Written
        .Where(type => type.IsVisible
            && type.Namespace != "StatusHandling"
            && !(type.Namespace == "Microsoft.Extensions.DependencyInjection" && type.IsDefined(typeof(ExtensionAttribute))))
        .ShouldBeNone();

    [Fact]
    public void Internal_types_are_in_the_namespace_of_a_folder()
    {
        var namespaces = FolderArrows.Folders.Select(folder => $"StatusHandling.{folder}").ToHashSet();

        Written.Where(type => !type.IsVisible && !type.IsNested && !namespaces.Contains(type.Namespace!)).ShouldBeNone();
    }

    [Fact]
    public void No_public_type_has_a_public_field()
    {
        var fields =
            from type in Written
            where type.IsVisible && !type.IsEnum
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            select $"{type.Name}.{field.Name}";

        fields.ShouldBeNone();
    }
}
