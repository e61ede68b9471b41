using Microsoft.Extensions.AI;

namespace EmpathyGuard.Readme.Snippets;

internal static class Agents
{
    public static IChatClient Outside(IChatClient model)
    {
        IChatClient client = model.AsBuilder()
            .UseEmpathyGuard(configure: options => options.Action = EmpathyAction.Reprompt)
            .UseFunctionInvocation()
            .Build();
        // client.AsAIAgent(instructions: "You answer the night line of a housing association.", tools: [...])
        return client;
    }

    public static IChatClient Inside(IChatClient model)
    {
        IChatClient client = model.AsBuilder()
            .UseFunctionInvocation()
            .UseEmpathyGuard(configure: options => options.Action = EmpathyAction.Reprompt)
            .Build();
        return client;
    }
}
