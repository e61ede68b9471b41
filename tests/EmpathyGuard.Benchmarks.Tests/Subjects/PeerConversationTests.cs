using System.Globalization;
using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks.Tests.Subjects;

public class PeerConversationTests
{
    private const string Description = """
        {"node":"v20.0.0","peers":[{"name":"sentiment","package":"sentiment","what":"AFINN","version":"5.0.2","error":null},{"name":"vader","package":"vader-sentiment","what":"VADER","version":null,"error":"Cannot find module"}]}
        """;

    private const string Round = """{"batches":[10,20,30],"calls":[11,12]}""";

    [Fact]
    public void Peer_ThatAnswers_IsMeasured()
    {
        var questions = new StringWriter(CultureInfo.InvariantCulture);
        PeerConversation peers = Conversation(questions, Description, Round);
        PeerSubject subject = Subject(peers);
        subject.Measure(TimeSpan.FromMilliseconds(25));
        Assert.Equal("v20.0.0", peers.Node);
        Assert.Equal(20, subject.Samples.Median);
        Assert.Equal(11.5, subject.Samples.P50);
        Assert.Null(subject.Samples.Bytes);
        Assert.EndsWith("""{"peer":"sentiment","text":"You drove all that way.","milliseconds":25}""", questions.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Peer_ThatIsNotInstalled_IsAmongTheFailures() =>
        Assert.Equal(["vader-sentiment: Cannot find module."], Conversation(TextWriter.Null, Description).Failures);

    [Fact]
    public void Peer_ThatFailsMidway_KeepsItsSamplesAndIsNotAskedAgain()
    {
        PeerConversation peers = Conversation(TextWriter.Null, Description, Round, """{"error":"too long"}""", Round);
        PeerSubject subject = Subject(peers);
        for (int i = 0; i < 3; i++)
        {
            subject.Measure(TimeSpan.FromMilliseconds(1));
        }

        _ = Assert.Single(subject.Samples.Rounds);
        Assert.Equal("sentiment on a text of 23 characters: too long.", peers.Failures[^1]);

        // The others go on.
        PeerSubject other = Subject(peers);
        other.Measure(TimeSpan.FromMilliseconds(1));
        _ = Assert.Single(other.Samples.Rounds);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Segmentation fault")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Process_ThatEndsOrBabbles_IsSaidOnceAndTheRunGoesOn(string? answer)
    {
        PeerConversation peers = Conversation(TextWriter.Null, [Description, .. answer is null ? Array.Empty<string>() : [answer], Round]);
        if (answer is null)
        {
            peers = Conversation(TextWriter.Null, Description);
        }

        for (int i = 0; i < 2; i++)
        {
            PeerSubject subject = Subject(peers);
            subject.Warm(TimeSpan.FromMilliseconds(1));
            subject.Measure(TimeSpan.FromMilliseconds(1));
            Assert.Empty(subject.Samples.Rounds);
            Assert.True(double.IsNaN(subject.Samples.Median));
        }

        Assert.StartsWith("The npm packages from some point on: ", Assert.Single(peers.Failures.Skip(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WithoutNode_SaysThatItIsNotThere() =>
        Assert.Equal("Node.js is not there", Assert.Throws<PeerException>(() => PeerProcess.Start("no-such-node-" + Path.GetRandomFileName())).Message);

    [Fact]
    public void Ratio_WithoutTheYardstick_IsNotANumber()
    {
        var context = new CompareContext(new CompareSettings(), null);
        var subject = new InProcessSubject("nothing", static () => { });
        Assert.Null(context.YardstickOn("You drove all that way."));
        Assert.True(double.IsNaN(CompareContext.Ratio(subject, null)));
    }

    private static PeerSubject Subject(PeerConversation peers) => new("AFINN", peers, "sentiment", "You drove all that way.");

    private static PeerConversation Conversation(TextWriter questions, params string[] answers) => new(new StringReader(string.Join('\n', answers)), questions);
}
