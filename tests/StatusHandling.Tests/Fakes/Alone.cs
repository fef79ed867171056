namespace StatusHandling.Tests.Fakes;

/// <summary>The collection of tests that look at real time or at what the whole process holds: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
