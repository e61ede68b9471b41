namespace Quickstart.Tests;

public sealed class ConversationLibraryTests
{
    private static readonly string[] FailsWords = ["any", "none", "unjudged", "sentimentAttenuation", "granularityMismatch", "conflictAvoidance", "linguisticDistancing"];
    private static readonly string[] ThenWords = ["accepted", "refused", "unasked", "replaced"];

    private readonly IReadOnlyList<Conversation> _conversations = ConversationLibrary.Load();

    [Fact]
    public void Load_Shipped_AreManyWithDistinctIdsAndMessages()
    {
        Assert.True(_conversations.Count >= 14);
        Assert.Equal(_conversations.Count, _conversations.Select(static c => c.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(_conversations.Count, _conversations.Select(static c => c.Person).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Load_Shipped_ExpectInKnownWords() => Assert.All(_conversations, static conversation =>
    {
        Assert.Contains(conversation.Expected.Fails, FailsWords);
        Assert.Contains(conversation.Expected.Then, ThenWords);
        Assert.NotEmpty(conversation.Expected.Because);
    });

    [Fact]
    public void Load_Shipped_ShowTheGateAcceptingAndRefusing()
    {
        Assert.True(_conversations.Count(static c => c.Expected.Then == "accepted") >= 5);
        Assert.True(_conversations.Count(static c => c.Expected.Then == "refused") >= 5);
        Assert.All(
            _conversations.Where(static c => c.Expected.Then is "accepted" or "refused"),
            static c => Assert.NotNull(c.SecondReply));
    }

    [Fact]
    public void Load_Shipped_CoverEveryMode() =>
        Assert.All(Words.Modes, mode => Assert.Contains(_conversations, c => string.Equals(c.Expected.Fails, mode.ToString(), StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Load_Shipped_KeepWhatTheFirstReplyHolds() => Assert.All(
        _conversations.Where(static c => c.Expected.Then != "replaced"),
        static c => Assert.All(c.Expected.Keeps, kept => Assert.Contains(kept, c.FirstReply, StringComparison.Ordinal)));

    [Theory]
    [InlineData("id only", "is not 'key: value'")]
    [InlineData("id: x\n\n# Persona\nHi", "no part 'Persona'")]
    [InlineData("id: x\n\n# Person\nHi", "must end with")]
    [InlineData("id: x\n\n# Person\nHi\n\n# First reply\nHello", "'title' is missing")]
    public void Parse_Malformed_NamesFileAndFault(string text, string fault)
    {
        FormatException exception = Assert.Throws<FormatException>(() => ConversationFile.Parse("99-broken", text));

        Assert.Contains("99-broken", exception.Message, StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WindowsLineEndings_ReadsTheSame()
    {
        const string Text = "id: x\ntitle: T\nfails: any\nthen: unasked\nkeeps: $4,200, 8 pm\nbecause: B: with a colon\n\n# Person\nHi\n\n- one\n\n# First reply\nHello";

        Conversation conversation = ConversationFile.Parse("x", Text.ReplaceLineEndings("\r\n"));

        Assert.Equal("Hi\n\n- one", conversation.Person);
        Assert.Equal(["$4,200", "8 pm"], conversation.Expected.Keeps);
        Assert.Equal("B: with a colon", conversation.Expected.Because);
        Assert.Null(conversation.SecondReply);
    }
}
