using EmpathyGuard;
using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Readme.Snippets;

internal static class TestKit
{
    public static async Task RunAsync()
    {
        using var model = new ScriptedChatClient("Differences of belief can be a bit uncomfortable at first. These things usually settle with time.");
        using IChatClient client = model.AsBuilder().UseEmpathyGuard(configure: options => options.Action = EmpathyAction.Flag).Build();

        ChatResponse response = await client.GetResponseAsync("I told my parents I'm leaving the church. Dad walks out of the room now when I come in. I'm heartbroken.");

        EmpathyVerdict verdict = response.ShouldCarryVerdict().ShouldHaveDelivered(EmpathyDelivery.First);
        verdict.Assessment.ShouldFail(EmpathyFailureMode.SentimentAttenuation);
        verdict.Assessment.ShouldHaveFinding(EmpathyFailureMode.SentimentAttenuation);
    }
}
