namespace Quickstart.Account;

/// <summary>Something that has to be true of a call.</summary>
internal sealed record Check(string What, bool Holds);

/// <summary>How a scene went.</summary>
internal sealed record Result(string Title, Call Call, bool IsAsTold);
