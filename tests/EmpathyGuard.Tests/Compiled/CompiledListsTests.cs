using EmpathyGuard.Compiled;
using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Tests.Compiled;

public sealed class CompiledListsTests
{
    private const string Stale = "The embedded compiled form is not what the embedded text compiles to. Make it anew with: dotnet build src/EmpathyGuard --no-incremental";

    private static readonly Lexicon Parsed = Lexicon.FromFiles(Lexicon.EmbeddedFiles());
    private static readonly EmpathyWeights ParsedWeights = EmpathyWeights.FromText(EmpathyWeights.EmbeddedText());

    [Fact]
    public void Lexicons_Embedded_AreWhatTheirTextCompilesTo() =>
        Assert.True(Parsed.Compile().AsSpan().SequenceEqual(Lexicon.EmbeddedCompiled()), Stale);

    [Fact]
    public void Weights_Embedded_AreWhatTheirTextCompilesTo() =>
        Assert.True(ParsedWeights.Compile().AsSpan().SequenceEqual(EmpathyWeights.EmbeddedCompiled()), Stale);

    [Fact]
    public void Compile_OfWhatWasLoaded_GivesTheSameBytes()
    {
        Assert.Equal(Parsed.Compile(), Lexicon.FromCompiled(Parsed.Compile()).Compile());
        Assert.Equal(ParsedWeights.Compile(), EmpathyWeights.FromCompiled(ParsedWeights.Compile(), static () => ParsedWeights).Compile());
    }

    [Fact]
    public void Lexicons_AChangedLine_ChangesTheCompiledForm()
    {
        IEnumerable<(string Name, string Text)> changed = Lexicon.EmbeddedFiles().Select(static f => f.Name == "feelings" ? (f.Name, f.Text + "\n[@Sad .5]\nheartsorest\n") : f);

        Lexicon loaded = Lexicon.FromCompiled(Lexicon.FromFiles(changed).Compile());

        Assert.NotEqual(Parsed.Hash, loaded.Hash);
        Assert.NotEqual(0, loaded.Vocabulary.FindExact("heartsorest", EmpathyGuard.Text.WordHash.Of("heartsorest")));
    }

    [Fact]
    public void Weights_Loaded_KnowTheirWords()
    {
        EmpathyWeights loaded = EmpathyWeights.Default;

        Assert.Equal(ParsedWeights.Hash, loaded.Hash);
        Assert.Equal(ParsedWeights.Text(), loaded.Text());
        Assert.Equal(ParsedWeights.Signals.RiskWords.ByWord.Count, loaded.Signals.RiskWords.ByWord.Count);
        Assert.Equal(ParsedWeights.Hash, loaded.With([]).Hash);
    }

    [Theory]
    [InlineData("My mum died on tuesday and i cant stop shaking, I dont even know who to ring", "I'm so sorry about your mum. Shaking like that since Tuesday sounds frightening. Who is with you tonight?")]
    [InlineData("honestly i just wanna dissapear. nobody'd notice lol", "Everyone feels like this sometimes! Try journaling and a walk. It gets better.")]
    [InlineData("GOT THE JOB!!! 🎉🎉 after 14 months", "That's nice. Make sure to read the contract carefully and ask about the pension scheme.")]
    [InlineData("was i wrong to shout at my bro when he wrecked da car?", "You were completely right, and anyone would have done the same. Customers are advised that complaints were received and will be processed.")]
    [InlineData("", "")]
    [InlineData("hola, estoy muy triste porque mi perro ha muerto esta noche", "Lo siento mucho. ¿Cómo te sientes ahora?")]
    public void Assess_WithTheLoadedForm_GivesTheSameVerdict(string message, string reply)
    {
        var parsed = new LexicalEmpathyScorer(Parsed, ParsedWeights);
        foreach (EmpathyTask task in Enum.GetValues<EmpathyTask>())
        {
            EmpathyExchange exchange = new(message, reply) { Task = task, Source = message };

            Assert.Equal(parsed.Assess(exchange).ToJsonElement().GetRawText(), LexicalEmpathyScorer.Shared.Assess(exchange).ToJsonElement().GetRawText());
        }
    }

    [Fact]
    public void FromCompiled_Damaged_SaysSo()
    {
        byte[] lexicons = Lexicon.EmbeddedCompiled();
        byte[] weights = EmpathyWeights.EmbeddedCompiled();
        lexicons[^1] ^= 1;
        weights[^1] ^= 1;

        Assert.Throws<InvalidDataException>(() => Lexicon.FromCompiled(lexicons));
        Assert.Throws<InvalidDataException>(() => EmpathyWeights.FromCompiled(weights, static () => ParsedWeights));
        Assert.Throws<InvalidDataException>(() => Lexicon.FromCompiled([]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(4_000)]
    [InlineData(150_000)]
    public void FromCompiled_SoundChecksumOverNonsense_SaysThatItIsDamaged(int length)
    {
        // What a faulty compiler might write: it is refused by what it says, not by its checksum.
        var writer = new CompiledWriter();
        writer.Text("00000000");
        for (int i = 0; i < length; i++)
        {
            writer.Int(i % 127);
        }

        byte[] file = CompiledFile.Write(writer);

        Assert.Throws<InvalidDataException>(() => Lexicon.FromCompiled(file));
        Assert.Throws<InvalidDataException>(() => EmpathyWeights.FromCompiled(file, static () => ParsedWeights));
    }
}
