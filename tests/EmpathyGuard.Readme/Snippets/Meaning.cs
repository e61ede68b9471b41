using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Readme.Snippets;

internal static class Meaning
{
    public static void Register(IServiceCollection services)
    {
        services.AddEmpathyGuard();
        services.AddEmpathySemantics();
    }

    public static void RegisterSource(IServiceCollection services)
    {
        services.AddSingleton<ISignalSource, HousingJargon>();
        services.AddEmpathySemantics();
    }

    public static IChatClient Near(IChatClient model)
    {
        var scorer = new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, SemanticEmpathyScorer.Shared, band: 0.1);
        return model.AsBuilder().UseEmpathyGuard(scorer: scorer).Build();
    }

    public static EmpathyAssessment Words(string message, string reply)
    {
        var scorer = new LexicalEmpathyScorer(EmpathyWeights.Default, [new HousingJargon()]);
        return scorer.Assess(new EmpathyExchange(message, reply));
    }
}
