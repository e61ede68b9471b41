using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Caching.Distributed;

namespace EmpathyGuard;

/// <summary>Keeps the trajectories of conversations, without a word of text, where <see cref="RiskMemory"/> keeps its flags and in the same way.</summary>
/// <remarks>
/// Thread-safe. No reply waits: the cache is asked while the model works, what it has not answered by then is done after the reply, and the write always
/// is. Two machines that end turns of one conversation at the same moment may lose one of the two.
/// </remarks>
internal sealed class TrajectoryMemory(TimeProvider time, EmpathyTelemetry telemetry, IDistributedCache? cache = null)
{
    /// <summary>What every key in the cache begins with.</summary>
    public const string KeyPrefix = "empathyguard:trajectory:";

    private const string ReadStage = "trajectoryRead";

    private readonly ConversationCache _cache = new(time, telemetry, cache, KeyPrefix, "trajectory");
    private readonly ExpiringMemory<TrajectoryState> _local = new(time);

    /// <summary>Begins to read what the cache holds; to be called before the model is.</summary>
    public Task<TrajectoryReading> ReadAsync(string conversationId) => _cache.Exists ? ReadSharedAsync(conversationId) : Task.FromResult(default(TrajectoryReading));

    /// <summary>Adds a delivered turn, in this process at once and in the cache afterwards.</summary>
    /// <returns>The trajectory, and whether this turn is the one from which on it is flattening.</returns>
    public (EmpathyTrajectory Trajectory, bool Flattens) Add(
        string conversationId, Task<TrajectoryReading> reading, EmpathyAssessment assessment, string reply, EmpathyCrisisOptions options)
    {
        // Under a key of the conversation's own, so that not even equal openings of two conversations look alike in the cache.
        ReplyTemplate template = ReplyTemplate.Of(reply, ConversationKeys.Derive($"{KeyPrefix}{conversationId}", options));
        TrajectoryReading read = reading.IsCompletedSuccessfully ? reading.Result : default;
        TrajectoryState before = Latest(read.State, conversationId);
        TrajectoryState after = before.Add(assessment, template);
        _local.Set(conversationId, after, options.RiskMemory);
        if (_cache.Exists)
        {
            _ = reading.IsCompletedSuccessfully
                ? WriteAsync(conversationId, after, options.RiskMemory)
                : CatchUpAsync(conversationId, reading, before, assessment, template, options.RiskMemory);
        }

        return (after.View(read.Answered), after.IsFlattening && !before.IsFlattening);
    }

    private async Task<TrajectoryReading> ReadSharedAsync(string conversationId)
    {
        (bool answered, byte[]? stored) = await _cache.ReadAsync(conversationId, CancellationToken.None).ConfigureAwait(false);
        try
        {
            return new TrajectoryReading(answered, stored is null ? null : TrajectoryState.Read(stored));
        }
        catch (InvalidDataException exception)
        {
            telemetry.Failed(ReadStage, exception);
            return default;
        }
    }

    // The longer of the two: the cache may have been away or have lost it, and another machine may have gone on.
    private TrajectoryState Latest(TrajectoryState? shared, string conversationId)
    {
        TrajectoryState local = _local.TryGet(conversationId, out TrajectoryState? kept, out _) ? kept : TrajectoryState.Empty;
        return shared is not null && shared.Turns >= local.Turns ? shared : local;
    }

    private async Task CatchUpAsync(
        string conversationId, Task<TrajectoryReading> reading, TrajectoryState before, EmpathyAssessment assessment, ReplyTemplate template, TimeSpan lifetime)
    {
        TrajectoryState? shared = (await reading.ConfigureAwait(false)).State;
        if (shared is not null && shared.Turns > before.Turns)
        {
            _local.Set(conversationId, shared.Add(assessment, template), lifetime);
        }

        await WriteAsync(conversationId, Latest(null, conversationId), lifetime).ConfigureAwait(false);
    }

    private async Task WriteAsync(string conversationId, TrajectoryState state, TimeSpan lifetime)
    {
        if (state.Turns > 0)
        {
            await _cache.WriteAsync(conversationId, state.Write(), lifetime, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
