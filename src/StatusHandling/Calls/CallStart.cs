using StatusHandling.Policies;

namespace StatusHandling.Calls;

/// <summary>What is noted of every call before its first send, when nobody knows yet whether it will be needed.</summary>
/// <param name="Policies">The policies in force; the call keeps them.</param>
/// <param name="RequestUri">The address, by reference: another one afterwards shows that a handler below followed a redirect by itself.</param>
/// <param name="Moment">When the call began, by the client's <see cref="CallClock"/>.</param>
/// <param name="HeaderCount">How many header fields the caller gave.</param>
internal readonly record struct CallStart(PolicySnapshot Policies, Uri? RequestUri, uint Moment, int HeaderCount);
