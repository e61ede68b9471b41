using Microsoft.Extensions.AI;
using Polly;

namespace EmpathyGuard.Judge.Tests;

/// <content>The judge, and what is expected where it has no opinion.</content>
internal static partial class Given
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static JudgeEmpathyScorer Judge(IChatClient client, bool streaming, Action<EmpathyJudgeOptions>? configure = null, ResiliencePipeline? pipeline = null, IServiceProvider? services = null)
    {
        var options = new EmpathyJudgeOptions { Streaming = streaming, MaxRetries = 0 };
        configure?.Invoke(options);
        return new JudgeEmpathyScorer(client, options, pipeline, services);
    }

    public static JudgeEmpathyScorer Judge(Func<SeenPrompt, string> answer, bool streaming, Action<EmpathyJudgeOptions>? configure = null) =>
        Judge(new ScriptedJudge(answer), streaming, configure);

    public static void IsUnjudged(EmpathyAssessment assessment, string reason)
    {
        Assert.Equal(EmpathyStatus.Unjudged, assessment.Status);
        Assert.Equal(reason, assessment.Reason);
        Assert.Equal(SecondOpinionStatus.Unjudged, assessment.SecondOpinion!.Status);
        Assert.Equal(reason, assessment.SecondOpinion.Reason);
        Assert.All(Enum.GetValues<EmpathyFailureMode>(), mode =>
        {
            Assert.Equal(EmpathyLabel.Unjudged, assessment.Modes[mode].Label);
            Assert.Null(assessment.Modes[mode].Score);
        });
    }
}
