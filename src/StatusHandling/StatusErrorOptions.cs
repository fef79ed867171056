namespace StatusHandling;

/// <summary>What an exception carries of the response that it stands for.</summary>
public sealed class StatusErrorOptions
{
    /// <summary>Gets or sets how much of an error body is read and kept.</summary>
    /// <value>0 to 67,108,864 bytes, counted after decompression; 65,536 (64 KiB) by default.</value>
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>Gets or sets how long reading an error body may take; what was read until then is kept.</summary>
    /// <value>Above zero, at most five minutes; 5 seconds by default.</value>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets whether exceptions, attempts, redirects and logs show the query of an address.</summary>
    /// <value>
    /// <see langword="false"/> by default, and then <c>*</c> stands for each query, since queries carry tokens. User information and
    /// fragment are never shown.
    /// </value>
    public bool ShowQuery { get; set; }

    internal StatusErrorOptions Copy() => (StatusErrorOptions)MemberwiseClone();
}
