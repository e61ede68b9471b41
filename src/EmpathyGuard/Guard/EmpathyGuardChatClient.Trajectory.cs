namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>Begins to read the conversation's trajectory while the model works; <see langword="null"/> where none is kept.</summary>
    private Task<TrajectoryReading>? ReadTrajectory(in GuardCall call)
    {
        if (!call.Settings.TrackTrajectory || call.ConversationId is null || _services.Trajectories is not { } memory)
        {
            return null;
        }

        try
        {
            return memory.ReadAsync(call.ConversationId);
        }
        catch (Exception exception)
        {
            Failed("trajectory", exception);
            return null;
        }
    }

    /// <summary>Adds the delivered reply to the conversation's trajectory. Waits for nothing and throws nothing.</summary>
    /// <returns>The trajectory; <see langword="null"/> where none is kept or the reply could not be judged.</returns>
    private EmpathyTrajectory? Follow(in GuardCall call, EmpathyAssessment assessment, in Draft delivered)
    {
        if (call.Trajectory is not { } reading || assessment.Status != EmpathyStatus.Assessed)
        {
            return null;
        }

        try
        {
            (EmpathyTrajectory trajectory, bool flattens) = _services.Trajectories!.Add(call.ConversationId!, reading, assessment, delivered.Reply.Text, call.Settings.Crisis);
            _services.Telemetry.Followed(trajectory, flattens, delivered.Reply.ResponseId);
            return trajectory;
        }
        catch (Exception exception)
        {
            Failed("trajectory", exception);
            return null;
        }
    }
}
