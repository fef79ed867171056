using StatusHandling.Redirects;

namespace StatusHandling.Tests.Redirects;

public sealed class RecentlyUsedTests
{
    private static readonly string[] Keys = ["a", "b", "c", "d"];

    private readonly RecentlyUsed<string, int> _entries = new(capacity: 2);

    [Fact]
    public void A_key_is_new_once_and_its_last_value_counts()
    {
        Assert.True(_entries.Set("a", 1));
        Assert.False(_entries.Set("a", 2));

        Assert.True(_entries.TryGet("a", out var value));
        Assert.Equal(2, value);
    }

    [Fact]
    public void A_key_that_was_removed_is_new_again()
    {
        _entries.Set("a", 1);

        Assert.True(_entries.Remove("a"));
        Assert.False(_entries.Remove("a"));
        Assert.False(_entries.TryGet("a", out _));
        Assert.True(_entries.Set("a", 1));
    }

    [Fact]
    public void An_entry_too_many_displaces_the_one_that_was_set_first()
    {
        SetAll("a", "b", "c");

        Assert.Equal(["b", "c"], Kept());
    }

    [Fact]
    public void What_was_read_or_set_again_is_used()
    {
        SetAll("a", "b");
        _entries.TryGet("a", out _);
        SetAll("c");
        Assert.Equal(["a", "c"], Kept());

        SetAll("a", "d");
        Assert.Equal(["a", "d"], Kept());
    }

    [Fact]
    public void What_was_removed_makes_room()
    {
        SetAll("a", "b");
        _entries.Remove("b");
        SetAll("c");

        Assert.Equal(["a", "c"], Kept());
    }

    private void SetAll(params string[] keys)
    {
        foreach (var key in keys)
        {
            _entries.Set(key, 0);
        }
    }

    private IEnumerable<string> Kept() => Keys.Where(key => _entries.TryGet(key, out _));
}
