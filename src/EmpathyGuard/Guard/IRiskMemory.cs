namespace EmpathyGuard;

/// <summary>What the guard needs of <see cref="RiskMemory"/>.</summary>
internal interface IRiskMemory
{
    /// <inheritdoc cref="RiskMemory.Identify"/>
    string? Identify(string? conversationKey, EmpathyCrisisOptions options);

    /// <inheritdoc cref="RiskMemory.IsFlaggedAsync"/>
    ValueTask<bool> IsFlaggedAsync(string? conversationId, CancellationToken cancellationToken);

    /// <inheritdoc cref="RiskMemory.FlagAsync"/>
    ValueTask FlagAsync(string? conversationId, EmpathyCrisisOptions options, CancellationToken cancellationToken);
}
