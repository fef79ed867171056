using System.Reflection;
using System.Runtime.CompilerServices;

namespace StatusHandling.Tests.Conventions;

/// <summary>What a user of the library can name.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(HttpStatus).Assembly.GetTypes()
            .Where(type => type.IsVisible && !IsCompilersName(type.FullName!))
            .OrderBy(type => type.Namespace, StringComparer.Ordinal)
            .ThenBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The members that the type itself declares, without those that the compiler adds to a record or keeps behind a property.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        if (type.IsAssignableTo(typeof(Delegate)))
        {
            return [];
        }

        var behindExtensions = ExtensionsOf(type)
            .SelectMany(extension => extension.Property.GetAccessors())
            .Select(accessor => accessor.Name)
            .ToHashSet();
        return type.GetMembers(Declared).Where(member => member switch
        {
            MethodInfo method => IsWritten(method) && !behindExtensions.Contains(method.Name),
            ConstructorInfo constructor => IsOpen(constructor),
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOpen),
            FieldInfo field => field.IsPublic && !field.IsSpecialName,
            EventInfo => true,
            _ => false,
        });
    }

    /// <summary>The properties of C# 14 extension blocks, each with what it extends. The compiler keeps them in nested types of its own.</summary>
    public static IEnumerable<(ParameterInfo Receiver, PropertyInfo Property)> ExtensionsOf(Type type) =>
        from block in type.GetNestedTypes()
        where IsCompilersName(block.Name) && block.IsDefined(typeof(ExtensionAttribute))
        from marker in block.GetNestedTypes()
        let receiver = marker.GetMethod("<Extension>$", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetParameters()[0]
        from property in block.GetProperties(Declared)
        where property.GetCustomAttribute<ExtensionMarkerAttribute>()?.Name == marker.Name
        select (receiver, property);

    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    public static bool IsOpen(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsWritten(MethodInfo method) =>
        IsOpen(method)
        && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && !IsCompilersName(method.Name)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static bool IsCompilersName(string name) => name.Contains('<', StringComparison.Ordinal);
}
