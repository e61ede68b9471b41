using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

/// <summary>The gate with the embedded scorer, word by word.</summary>
public sealed class GateScorerTests
{
    private const string Person = "My dad died on monday and my manager has put me on the rota for thursday. im so angry i cant see straight, and nobody has even asked";

    private const string Rest = " You carried him for two years, and nobody on that shift saw it. What did you say to her when you saw the rota? If you want, we can write the message to her together, "
        + "and it can be short. You can also say nothing today, and sit with your sister instead.";

    [Fact]
    public async Task GoodOpening_IsOutWithinThirtyOneWords()
    {
        string opening = "Your dad died on Monday and your manager still put you on the rota for Thursday; of course you are furious, and nobody even asked.";

        // At 8 milliseconds a word that is 250 milliseconds.
        Assert.InRange(await WordsBeforeTheFirstUpdateAsync(opening), 1, 31);
    }

    [Fact]
    public async Task Boilerplate_IsNotOutBeforeTheReplyHasEnded()
    {
        string opening = "Thank you for reaching out. It is important to note that grief is a normal process that many individuals experience, and that workplace policies vary.";
        string[] words = Words(opening + " Consider contacting human resources. It is recommended to practise self-care. Individuals often find that routines help.");

        Assert.Equal(words.Length, await WordsBeforeTheFirstUpdateAsync(words));
    }

    private static Task<int> WordsBeforeTheFirstUpdateAsync(string opening) => WordsBeforeTheFirstUpdateAsync(Words(opening + Rest + Rest + Rest));

    private static async Task<int> WordsBeforeTheFirstUpdateAsync(string[] words)
    {
        int produced = 0;
        var inner = new ScriptedChatClient(new Script { Updates = [.. words.Select(word => GateStream.Chunk(word))], OnUpdate = _ => produced++ }, Script.Failing(new HttpRequestException("down")));
        var options = new EmpathyGuardOptions { Profile = "Wellbeing", Streaming = EmpathyStreaming.Gate };
        var client = new EmpathyGuardChatClient(inner, LexicalEmpathyScorer.Shared, options);
        await using IAsyncEnumerator<ChatResponseUpdate> stream = client.GetStreamingResponseAsync([new(ChatRole.User, Person)]).GetAsyncEnumerator();

        Assert.True(await stream.MoveNextAsync());
        return produced;
    }

    private static string[] Words(string text) => [.. text.Split(' ').Select(word => word + " ")];
}
