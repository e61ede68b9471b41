namespace EmpathyGuard.Redis.Tests;

/// <summary>What a machine in a process of its own answers; one line of JSON.</summary>
internal sealed record Answer
{
    public string? Text { get; init; }

    public string? RepromptReason { get; init; }

    public EmpathyDelivery Delivery { get; init; }

    /// <summary>How many turns the trajectory of the conversation counts.</summary>
    public int Turns { get; init; }

    /// <summary>Whether the trajectory is the one that all machines share.</summary>
    public bool IsTrajectoryShared { get; init; }

    /// <summary>How many re-prompts were spent.</summary>
    public int Spent { get; init; }

    /// <summary>Whether the budget is the one that all machines share.</summary>
    public bool IsBudgetShared { get; init; }

    public bool IsConnected { get; init; }

    /// <summary>The clock of the process.</summary>
    public DateTimeOffset Now { get; init; }

    public int ProcessId { get; init; }

    /// <summary>The ids of the guard's events so far.</summary>
    public IReadOnlyList<int> Events { get; init; } = [];
}
