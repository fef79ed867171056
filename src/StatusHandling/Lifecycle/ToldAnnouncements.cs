namespace StatusHandling.Lifecycle;

/// <summary>Which announcements one client has told of already. It outlives handlers, and is bounded: what is beyond the bounds is not told.</summary>
internal sealed class ToldAnnouncements
{
    public const int MostRoots = 1000;

    /// <summary>A server whose dates move with every response must not fill the log with them.</summary>
    public const int MostOfOneRoot = 5;

    private readonly Dictionary<ResourceRoot, List<Announcement>> _byRoot = [];

    /// <summary>True when an announcement is to be told, since it was not before.</summary>
    /// <param name="root">Where it was made.</param>
    /// <param name="announcement">What was said.</param>
    /// <param name="isLastRoot">Whether nothing will be told of any further root.</param>
    public bool Add(in ResourceRoot root, in Announcement announcement, out bool isLastRoot)
    {
        isLastRoot = false;
        lock (_byRoot)
        {
            if (!_byRoot.TryGetValue(root, out var told))
            {
                if (_byRoot.Count == MostRoots)
                {
                    return false;
                }

                _byRoot.Add(root, told = new List<Announcement>(1));
                isLastRoot = _byRoot.Count == MostRoots;
            }

            if (told.Count == MostOfOneRoot || told.Contains(announcement))
            {
                return false;
            }

            told.Add(announcement);
            return true;
        }
    }
}
