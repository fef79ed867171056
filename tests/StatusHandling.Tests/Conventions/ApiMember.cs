using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StatusHandling.Tests.Conventions;

/// <summary>Writes one member as C# declares it, without its body.</summary>
internal static class ApiMember
{
    public static string Write(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)}{ApiType.BareName(constructor.DeclaringType!)}({Parameters(constructor)})",
        FieldInfo field => $"public {(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{ApiType.Of(field)} {field.Name}",
        PropertyInfo property => Write(property),
        MethodInfo method => Write(method),
        _ => throw new NotSupportedException($"Nobody wrote how to show {member.MemberType} {member.Name}."),
    };

    private static string Write(PropertyInfo property)
    {
        var getter = PublicApi.IsOpen(property.GetMethod) ? property.GetMethod : null;
        var setter = PublicApi.IsOpen(property.SetMethod) ? property.SetMethod : null;
        var widest = getter?.IsPublic == true ? getter : setter?.IsPublic == true ? setter : (getter ?? setter)!;
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var accessors = Accessor(getter, widest, "get") + Accessor(setter, widest, IsInit(setter) ? "init" : "set");
        return $"{Access(widest)}{Modifier(widest)}{ApiType.Of(property)} {name} {{ {accessors}}}";
    }

    private static string Write(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(ApiType.Of))}>" : "";
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return $"{Access(method)}{Modifier(method)}{ApiType.Of(method.ReturnParameter)} {method.Name}{generic}({(isExtension ? "this " : "")}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : "";
        return $"{prefix}{ApiType.Of(parameter)} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? " = default" : " = null",
        string text => $" = \"{text}\"",
        bool flag => flag ? " = true" : " = false",
        var value => string.Create(CultureInfo.InvariantCulture, $" = {value}"),
    };

    private static string Accessor(MethodInfo? accessor, MethodInfo widest, string keyword) =>
        accessor is null ? "" : accessor.IsPublic == widest.IsPublic ? $"{keyword}; " : $"{Access(accessor)}{keyword}; ";

    private static bool IsInit(MethodInfo? setter) =>
        setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    private static string Access(MethodBase method) =>
        method.IsPublic ? "public " : method.IsFamilyOrAssembly ? "protected internal " : "protected ";

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true } when method.GetBaseDefinition() != method => method.IsFinal ? "sealed override " : "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };
}
