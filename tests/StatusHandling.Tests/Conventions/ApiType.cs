using System.Reflection;

namespace StatusHandling.Tests.Conventions;

/// <summary>Writes a type as C# does where it is used: short names, keywords, and what may be null.</summary>
internal static class ApiType
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(ParameterInfo parameter) => Write(parameter.ParameterType, Nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Write(property.PropertyType, Nullability.Create(property));

    public static string Of(FieldInfo field) => Write(field.FieldType, Nullability.Create(field));

    /// <summary>A type by itself, where nothing is known of what may be null.</summary>
    public static string Of(Type type) => Write(type, null);

    /// <summary>The name of a type without the types that it is generic over.</summary>
    public static string BareName(Type type) => type.Name.Split('`')[0];

    private static string Write(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Write(value, null) + "?";
        }

        var mark = !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        return Name(type, nullability) + mark;
    }

    private static string Name(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return Write(type.GetElementType()!, nullability?.ElementType) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!, null)}.{type.Name}" : type.Name;
        }

        var arguments = type.GetGenericArguments().Select((argument, index) =>
            Write(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index)));
        return $"{BareName(type)}<{string.Join(", ", arguments)}>";
    }
}
