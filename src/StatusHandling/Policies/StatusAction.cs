namespace StatusHandling;

/// <summary>What the pipeline does about a status code.</summary>
public enum StatusAction
{
    /// <summary>Hands the response to the caller as it is.</summary>
    Return,

    /// <summary>Throws the typed exception of the status.</summary>
    Throw,

    /// <summary>Waits and sends the request again; when it can do no more, <see cref="StatusPolicy.Then"/> decides.</summary>
    Retry,

    /// <summary>Follows <c>Location</c> (RFC 9110 §15.4); when it can do no more, <see cref="StatusPolicy.Then"/> decides.</summary>
    Follow,
}
