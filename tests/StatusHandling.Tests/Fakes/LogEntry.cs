using Microsoft.Extensions.Logging;

namespace StatusHandling.Tests.Fakes;

/// <summary>One captured message; its values are those of the placeholders by name, and the template as <c>{OriginalFormat}</c>.</summary>
internal sealed record LogEntry(
    string Category, LogLevel Level, EventId EventId, string Message, Exception? Exception, IReadOnlyDictionary<string, object?> Values);
