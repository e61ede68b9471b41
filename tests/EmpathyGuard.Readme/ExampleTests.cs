namespace EmpathyGuard.Readme;

/// <summary>The examples of the four modes are what the scorer finds, not what it should find.</summary>
public class ExampleTests
{
    private const string Person = "> **Person:** ";
    private const string Fails = "> **Fails:** ";
    private const string Meets = "> **Meets it:** ";

    [Theory]
    [InlineData("Sentiment attenuation", EmpathyFailureMode.SentimentAttenuation)]
    [InlineData("Granularity mismatch", EmpathyFailureMode.GranularityMismatch)]
    [InlineData("Conflict avoidance", EmpathyFailureMode.ConflictAvoidance)]
    [InlineData("Linguistic distancing", EmpathyFailureMode.LinguisticDistancing)]
    public void ModeExample_Scored_FailsAndIsMet(string heading, EmpathyFailureMode mode)
    {
        string[] lines = Documents.Between($"**{heading}**", Meets).Split('\n');
        string after = Documents.Readme[Documents.Readme.IndexOf($"**{heading}**", StringComparison.Ordinal)..];
        string person = lines.Single(static l => l.StartsWith(Person, StringComparison.Ordinal))[Person.Length..];
        string fails = lines.Single(static l => l.StartsWith(Fails, StringComparison.Ordinal))[Fails.Length..];
        string meets = after.Split('\n').First(static l => l.StartsWith(Meets, StringComparison.Ordinal))[Meets.Length..];

        ModeAssessment first = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(person, fails)).Modes[mode];
        ModeAssessment second = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(person, meets)).Modes[mode];

        Assert.Equal(EmpathyLabel.Failure, first.Label);
        Assert.True(second.Label is EmpathyLabel.Clear or EmpathyLabel.NotApplicable, $"The better reply is {second.Label} at {second.Score}.");
    }
}
