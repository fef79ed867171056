namespace StatusHandling;

/// <summary>How firmly a status code stands in the IANA registry.</summary>
public enum StatusStanding
{
    /// <summary>Defined by a current specification.</summary>
    Standard,

    /// <summary>Defined by a specification of experimental category.</summary>
    Experimental,

    /// <summary>Registered for a time, while its specification is a draft.</summary>
    Temporary,

    /// <summary>Still registered, but its use is advised against.</summary>
    Deprecated,

    /// <summary>Defined by a specification that was made historic.</summary>
    Historic,

    /// <summary>Reserved by the registry and without a meaning.</summary>
    Unused,

    /// <summary>Not in the registry at all.</summary>
    Unregistered,
}
