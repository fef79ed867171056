using System.Globalization;
using System.Reflection;
using System.Text;

namespace StatusHandling.Tests.Conventions;

/// <summary>Writes the public API as lines that read like C#, in an order that does not depend on the compiler.</summary>
internal static class ApiPrinter
{
    public static string Print()
    {
        var text = new StringBuilder();
        foreach (var types in PublicApi.Types.GroupBy(type => type.Namespace))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(CultureInfo.InvariantCulture, $"namespace {types.Key}\n");
            foreach (var type in types)
            {
                text.Append('\n').Append(Header(type)).Append('\n');
                foreach (var line in Lines(type))
                {
                    text.Append("    ").Append(line).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Zip(Enum.GetValuesAsUnderlyingType(type).Cast<object>(), (name, value) => $"{name} = {value}");
        }

        var members = PublicApi.MembersOf(type)
            .Select(member => (Rank: Rank(member), member.Name, Line: ApiMember.Write(member)))
            .OrderBy(member => member.Rank)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Line, StringComparer.Ordinal)
            .Select(member => member.Line);
        var extensions = PublicApi.ExtensionsOf(type)
            .Select(found => $"extension({ApiType.Of(found.Receiver)} {found.Receiver.Name}) {ApiMember.Write(found.Property)}")
            .Order(StringComparer.Ordinal);
        return members.Concat(extensions);
    }

    private static int Rank(MemberInfo member) => member switch
    {
        ConstructorInfo => 0,
        FieldInfo => 1,
        PropertyInfo => 2,
        _ => 3,
    };

    private static string Header(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type.IsInterface ? "interface"
            : PublicApi.IsRecord(type) ? $"{Modifier(type)}record"
            : $"{Modifier(type)}class";
        return $"public {kind} {ApiType.Of(type)}{Bases(type)}";
    }

    private static string Modifier(Type type) => (type.IsAbstract, type.IsSealed) switch
    {
        (true, true) => "static ",
        (true, false) => "abstract ",
        (false, true) => "sealed ",
        _ => "",
    };

    // A record's IEquatable is the compiler's.
    private static string Bases(Type type)
    {
        if (type.IsEnum || type.IsValueType)
        {
            return "";
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces()
            .Except(inherited)
            .Where(type => !type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IEquatable<>))
            .Select(ApiType.Of)
            .Order(StringComparer.Ordinal);
        var all = type.BaseType is null || type.BaseType == typeof(object) ? bases : bases.Prepend(ApiType.Of(type.BaseType));
        return string.Join(", ", all) is { Length: > 0 } list ? $" : {list}" : "";
    }
}
