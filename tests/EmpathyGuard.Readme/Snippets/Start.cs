using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Readme.Snippets;

internal static class Start
{
    public static async Task<ChatResponse> RunAsync(IChatClient model)
    {
        IChatClient client = model.AsBuilder()
            .UseEmpathyGuard(configure: options => options.Action = EmpathyAction.Flag)
            .Build();

        ChatResponse response = await client.GetResponseAsync("Dad died on Tuesday. His alarm still rings at five and I can't switch it off.");
        foreach (EmpathyFinding finding in response.GetEmpathyAssessment()?.Findings ?? [])
        {
            Console.WriteLine($"{finding.Mode}: {finding.Why}");
        }

        return response;
    }
}
