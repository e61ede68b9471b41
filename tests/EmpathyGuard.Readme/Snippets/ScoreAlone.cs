namespace EmpathyGuard.Readme.Snippets;

internal static class ScoreAlone
{
    public static EmpathyAssessment Score(string message, string reply)
    {
        EmpathyAssessment assessment = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(message, reply));
        ModeAssessment attenuation = assessment.Modes.SentimentAttenuation;
        Console.WriteLine($"{attenuation.Score:0.00} {attenuation.Label}, confidence {attenuation.Confidence:0.00}");
        return assessment;
    }
}
