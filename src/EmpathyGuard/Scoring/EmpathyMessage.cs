namespace EmpathyGuard;

/// <summary>One message of an exchange.</summary>
/// <remarks><see cref="ToString"/> never holds the text, so a message can be logged by mistake without leaking it.</remarks>
public sealed class EmpathyMessage
{
    /// <summary>Creates a message.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">The text; may be empty.</param>
    public EmpathyMessage(EmpathyRole role, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Role = role;
        Text = text;
    }

    /// <summary>Who speaks.</summary>
    public EmpathyRole Role { get; }

    /// <summary>The text. Spans are UTF-16 offsets into it.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Role} ({Text.Length} characters)";
}
