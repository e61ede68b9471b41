namespace EmpathyGuard.Readme.Snippets;

internal static class OwnWeights
{
    public static IEmpathyScorer Load()
    {
        var scorer = new LexicalEmpathyScorer(EmpathyWeights.Load("ours.txt"));
        return scorer;
    }
}
