namespace StatusHandling.Lifecycle;

/// <summary>What announcements are told of once: a host and the first segment of the path, often the version of an API.</summary>
internal readonly record struct ResourceRoot(string Host, string Segment)
{
    // A redirect may lead to a segment of any length, and this is kept: a longer one is known by its beginning.
    private const int LongestSegment = 64;

    public static ResourceRoot Of(Uri uri)
    {
        var path = uri.AbsolutePath.AsSpan().TrimStart('/');
        var end = path.IndexOf('/');
        var segment = end < 0 ? path : path[..end];
        return new ResourceRoot(uri.IdnHost, segment[..Math.Min(segment.Length, LongestSegment)].ToString());
    }
}
