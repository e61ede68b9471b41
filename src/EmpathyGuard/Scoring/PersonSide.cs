using System.Runtime.InteropServices;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>What the person's side of an exchange says. It stands before there is a reply, and no reply changes it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct PersonSide
{
    /// <summary>The index of the person's last message; −1 where there is none, or where it must not be read.</summary>
    public required int MessageIndex { get; init; }

    /// <summary>Whether the message is in a language that is not read.</summary>
    public required bool IsUnread { get; init; }

    public required RiskFind Risk { get; init; }

    public required PersonReading Person { get; init; }

    /// <summary>What sources made of the message, kept in the workspace; <see langword="null"/> where nobody was asked.</summary>
    public required MessageSignals? Asked { get; init; }

    /// <summary>What is known of risk; the resources are the reply's, and not yet there.</summary>
    public required CrisisAssessment Crisis { get; init; }
}
