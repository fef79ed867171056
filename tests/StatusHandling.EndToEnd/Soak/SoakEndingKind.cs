namespace StatusHandling.EndToEnd.Soak;

/// <summary>The ways in which a call may end; any other is a fault.</summary>
internal enum SoakEndingKind
{
    /// <summary>With a response.</summary>
    Returned,

    /// <summary>With the exception of its status.</summary>
    Thrown,

    /// <summary>With the exception of a connection that broke off before the response.</summary>
    NoResponse,

    /// <summary>With the exception of a success whose body broke off, which is none of the pipeline's.</summary>
    BrokenBody,

    /// <summary>Since its time was over.</summary>
    TimedOut,

    /// <summary>Since the caller cancelled it.</summary>
    Cancelled,
}
