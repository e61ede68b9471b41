using EmpathyGuard.Detectors;

namespace EmpathyGuard.Tests.Detectors;

public sealed class RenditionDetectorTests
{
    private const string Afraid = "I am terrified of the operation tomorrow and I cried all night.";
    private const string Angry = "I am furious. You lost my mother's ring and lied to me about it for weeks.";
    private const string Bereft = "My brother died in March. I found him. I still hear the phone ringing at night and I am furious that nobody at the clinic listened to him.";

    private const double Clear = EmpathyThresholds.DefaultConcern;
    private const double Failure = EmpathyThresholds.DefaultFailure;

    [Theory]
    [InlineData(Afraid, "I am a little concerned about the operation tomorrow and did not sleep very well.")]
    [InlineData(Angry, "I am somewhat dissatisfied with how the situation around my mother's ring was handled.")]
    [InlineData(Bereft, "The writer describes a family event in March and some concerns about communication with a clinic.")]
    public void Assess_FeelingSmoothedOver_IsAFailure(string source, string output) =>
        Assert.True(Score(source, output) >= Failure, $"{Score(source, output)}");

    [Theory]
    [InlineData(Afraid, "Tomorrow is the operation. I'm terrified, and I have been crying the whole night.")]
    [InlineData(Afraid, Afraid)]
    [InlineData(Angry, "You lost the ring of my mother and then lied about it for weeks, and it makes me furious.")]
    [InlineData(Bereft, "The writer's brother died in March; she found him, still hears the phone at night, and is furious that the clinic did not listen to him.")]
    public void Assess_FeelingKept_IsClear(string source, string output) =>
        Assert.True(Score(source, output) < Clear, $"{Score(source, output)}");

    [Theory]
    [InlineData("The 73 leaves Elm Road at 08:12, 08:32 and 08:52 on weekdays. On Sundays it does not run.", "Weekday departures of line 73 from Elm Road: 8.12, 8.32, 8.52. No Sunday service.")]
    [InlineData("Press the power button for three seconds, then choose a language and connect the printer to your network.", "Hold the power button for three seconds. Select the language. Connect the printer.")]
    [InlineData("Whisk two eggs with sugar, fold in the flour and bake for forty minutes at 180 degrees.", "Beat sugar and two eggs, add flour, bake 40 minutes at 180.")]
    public void Assess_NothingToLose_DoesNotApply(string source, string output)
    {
        ModeAssessment mode = Assess(source, output).Modes.SentimentAttenuation;

        Assert.Equal(EmpathyLabel.NotApplicable, mode.Label);
        Assert.Null(mode.Score);
    }

    [Fact]
    public void Assess_TurnedToHope_ScoresBelowSmoothedOver()
    {
        double? smoothed = Score(Afraid, "I am a little concerned about the operation tomorrow and did not sleep very well.");
        double? turned = Score(Afraid, "I am thankful that the operation is tomorrow and I hope that I will feel better soon.");

        Assert.True(turned < smoothed, $"{turned} {smoothed}");
    }

    [Fact]
    public void Assess_JoyFlattened_ScoresAboveJoyKept()
    {
        const string Joy = "I got the job! I am ecstatic, and I screamed so loud that the neighbours came.";

        Assert.True(Score(Joy, "I was offered the position and informed the neighbours.") > Score(Joy, "I have the job! I'm ecstatic, and I screamed until the neighbours came.") + 0.2);
    }

    [Fact]
    public void Attenuation_MoreLost_NeverLowersTheScore()
    {
        double[] weights = EmpathyWeights.Default.Modes.Rendition;
        int bias = RenditionFeatures.Names.ToList().IndexOf("bias");
        foreach (string loss in (string[])["lostIntensity", "lostValence", "lostNamed", "swapped", "softened", "emphasisLost"])
        {
            int at = RenditionFeatures.Names.ToList().IndexOf(loss);
            double[] features = new double[RenditionFeatures.Count];
            features[bias] = 1;
            double before = 0;
            for (double lost = 0; lost <= 1; lost += 0.1)
            {
                features[at] = lost;
                double now = RenditionDetector.Attenuation(new RenditionLoss { Intensity = 1, Share = lost }, features, weights)!.Value;
                Assert.True(now >= before, $"{loss} {lost}: {before} → {now}");
                before = now;
            }
        }
    }

    private static double? Score(string source, string output) => Assess(source, output).Modes.SentimentAttenuation.Score;

    private static EmpathyAssessment Assess(string source, string output) => LexicalEmpathyScorer.Shared.Assess(
        new EmpathyExchange("Please render this text.", output) { Task = EmpathyTask.Rendition, Source = source });
}
