namespace StatusHandling.EndToEnd.Soak;

/// <summary>What the server does with one request.</summary>
internal enum SoakDeed
{
    /// <summary>It answers.</summary>
    Answer,

    /// <summary>It answers with the address of another hop.</summary>
    Redirect,

    /// <summary>It resets the connection before the first byte.</summary>
    Reset,

    /// <summary>It ends the connection within the header fields.</summary>
    CutHead,

    /// <summary>It ends the connection within the body.</summary>
    CutBody,

    /// <summary>It says nothing until the client goes away.</summary>
    Stall,
}
