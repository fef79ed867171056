using System.Diagnostics.CodeAnalysis;

namespace StatusHandling.Redirects;

/// <summary>A dictionary that keeps a number of entries and forgets the one that was used least recently.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly object _using = new();
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _nodes = [];
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _byUse = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_using)
        {
            if (!_nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Sets an entry; true when there was none of this key.</summary>
    public bool Set(TKey key, TValue value)
    {
        lock (_using)
        {
            var isNew = !Remove(key);
            if (_nodes.Count == capacity)
            {
                Remove(_byUse.Last!.Value.Key);
            }

            _nodes.Add(key, _byUse.AddFirst(KeyValuePair.Create(key, value)));
            return isNew;
        }
    }

    public bool Remove(TKey key)
    {
        lock (_using)
        {
            if (!_nodes.Remove(key, out var node))
            {
                return false;
            }

            _byUse.Remove(node);
            return true;
        }
    }
}
