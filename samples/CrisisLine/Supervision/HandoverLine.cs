namespace CrisisLine.Supervision;

/// <summary>One message between a person and the human who took the conversation.</summary>
/// <param name="Number">Rises from line to line, over every conversation.</param>
/// <param name="By">The human's name; null for the person.</param>
/// <param name="Text">The words.</param>
/// <param name="At">When.</param>
internal sealed record HandoverLine(long Number, string? By, string Text, DateTimeOffset At)
{
    // The words are a conversation's.
    public override string ToString() => $"Line {Number}";
}
