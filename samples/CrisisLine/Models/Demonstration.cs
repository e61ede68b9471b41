namespace CrisisLine.Models;

/// <summary>One written answer of the demonstration.</summary>
internal sealed record Demonstration
{
    public required string Id { get; init; }

    /// <summary>Words that must all stand in the person's message, in lower case.</summary>
    public required IReadOnlyList<string> When { get; init; }

    /// <summary>A message that brings it up, offered on the page.</summary>
    public required string Example { get; init; }

    /// <summary>What a careless model writes.</summary>
    public required string First { get; init; }

    /// <summary>What it writes when it is asked again; the first where there is none.</summary>
    public string? Second { get; init; }
}
