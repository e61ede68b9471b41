using Microsoft.Extensions.AI;

namespace EmpathyGuard.Readme.Snippets;

internal static class OneCall
{
    public static async Task<EmpathyVerdict?> AskAsync(IChatClient client, IList<ChatMessage> messages, Guid conversation)
    {
        ChatOptions options = new ChatOptions().WithEmpathyGuard(new EmpathyRequest
        {
            Profile = "Wellbeing",
            ConversationKey = conversation.ToString("N"),
        });
        ChatResponse response = await client.GetResponseAsync(messages, options);
        EmpathyVerdict? verdict = response.GetEmpathyVerdict();
        return verdict;
    }
}
