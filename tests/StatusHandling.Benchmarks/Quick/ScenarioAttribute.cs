namespace StatusHandling.Benchmarks.Quick;

/// <summary>A class whose benchmarks do the same in several ways; the first of them is the baseline.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ScenarioAttribute(int place, string title) : Attribute
{
    public int Place => place;

    public string Title => title;
}
