using EmpathyGuard.Text;

namespace EmpathyGuard.Tests.Text;

public sealed class DocumentReaderTests
{
    private static readonly Vocabulary Words = Vocabulary();

    [Theory]
    [InlineData("You were let down.", "you were let down .")]
    [InlineData("I can't, won't and didn't", "i can not , will not and did not")]
    [InlineData("I’m sure they’ve gone", "i am sure they have gone")]
    [InlineData("dont", "do not")]
    [InlineData("self-harm", "self - harm")]
    [InlineData("O'Brien", "o ' brien")]
    [InlineData("ＦＵＬＬ ｗｉｄｔｈ", "full width")]
    [InlineData("naïve Zoë café", "naive zoe cafe")]
    [InlineData("de\u00ADva\u200Bst\u2060ated", "devastated")]
    [InlineData("d\u0301e\u0302v", "dev")]
    [InlineData("𝐛𝐨𝐥𝐝", "bold")]
    [InlineData("", "")]
    [InlineData("\u200B\u200D\uFEFF", "")]
    public void Read_Folds_ByItsOwnTables(string text, string expected) => Assert.Equal(expected, Folded(Read(text)));

    [Theory]
    [InlineData("dev\u0430stated")]
    [InlineData("d\u0435v\u0430st\u0430t\u0435d")]
    [InlineData("deva🙂stated")]
    [InlineData("DEVASTATED")]
    [InlineData("dEvAsTaTeD")]
    [InlineData("de\u202Evastated\u202C")]
    [InlineData("devastat\U000E0065ed")]
    public void Read_DisguisedWord_IsTheWordOfTheVocabulary(string text)
    {
        TextDocument document = Read(text);
        Assert.Equal(Words.FindExact("devastated", WordHash.Of("devastated")), document.Tokens[0].Word);
        Assert.Equal(0, document.Tokens[0].Start);
    }

    [Theory]
    [InlineData("soooo")]
    [InlineData("sooo")]
    public void Read_DrawnOutWord_IsFoundAndMarked(string text)
    {
        TextDocument document = Read(text);
        Assert.NotEqual(0, document.Tokens[0].Word);
        Assert.True(document.Tokens[0].Traits.HasFlag(TokenTraits.DrawnOut));
    }

    [Fact]
    public void Read_EmojiBetweenUnknownParts_KeepsTheParts() => Assert.Equal(["ab", "cd"], WordsOf(Read("ab🙂cd")));

    [Theory]
    [InlineData("One. Two! Three? Four… five", 5)]
    [InlineData("Dr. Okafor rang. She said yes.", 2)]
    [InlineData("It cost 3.50 and ended at 10.15.", 1)]
    [InlineData("- first\n- second\n- third", 3)]
    [InlineData("# Heading\n\nText below it.", 2)]
    [InlineData("people.Seriously, stop", 2)]
    [InlineData("line one\r\nline two", 2)]
    [InlineData("```\ncode. more code.\n```\nAfter.", 2)]
    [InlineData("He said \"leave me.\" Then nothing.", 2)]
    public void Read_Splits_IntoSentences(string text, int expected) => Assert.Equal(expected, Read(text).SentenceCount);

    [Theory]
    [InlineData("1. Call them\n2) Write it down\n• Rest", "ListItem", 3)]
    [InlineData("## Next\nSo.", "Heading", 1)]
    [InlineData("Why? How?", "Question", 2)]
    public void Read_Knows_TheKindsOfSentences(string text, string kind, int expected)
    {
        TextDocument document = Read(text);
        Assert.Equal(expected, document.Sentences.AsSpan(0, document.SentenceCount).ToArray().Count(s => s.Kind.ToString() == kind));
    }

    [Theory]
    [InlineData("See https://example.org/a?b=c, please.", "https://example.org/a?b=c")]
    [InlineData("write to help@example.org.", "help@example.org")]
    [InlineData("(www.example.com)", "www.example.com")]
    public void Read_Link_IsOneWholeToken(string text, string link)
    {
        TextDocument document = Read(text);
        Token token = document.Tokens.AsSpan(0, document.TokenCount).ToArray().Single(t => t.Kind == TokenKind.Link);
        Assert.Equal(link, text[token.Start..token.End]);
    }

    [Fact]
    public void Read_QuotedWords_AreMarked()
    {
        TextDocument document = Read("She said “I never asked” and left");
        Assert.Equal(
            ["i", "never", "asked"],
            document.Tokens.AsSpan(0, document.TokenCount).ToArray().Where(t => t.Kind == TokenKind.Word && t.Traits.HasFlag(TokenTraits.Quoted)).Select(t => document.FoldedOf(t).ToString()));
    }

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("a\uDC00b")]
    [InlineData("\uD83D\uD83D\uDE00 x")]
    public void Read_LoneSurrogate_IsReadWithoutFailing(string text)
    {
        TextDocument document = Read(text);
        AssertSpans(document, text);
    }

    [Fact]
    public void Read_AnyText_HasOrderedSpansInsideTheOriginal() =>
        CsCheck.Check.Sample(CsCheck.Gen.String, text => AssertSpans(Read(text), text), iter: 3000);

    [Fact]
    public void Read_LongRunsOfOneShape_StaysLinearInTokens()
    {
        foreach (string unit in (string[])["a🙂", "'a ", "\"", "((", "a.b.", "1.", "\n- ", "``", "ééé", "’t "])
        {
            string text = string.Concat(Enumerable.Repeat(unit, 4000));
            Assert.True(Read(text).TokenCount <= text.Length);
        }
    }

    private static void AssertSpans(TextDocument document, string text)
    {
        int last = 0;
        for (int i = 0; i < document.TokenCount; i++)
        {
            Token token = document.Tokens[i];
            Assert.InRange(token.Start, 0, token.End);
            Assert.InRange(token.End, token.Start, text.Length);
            Assert.True(token.Start >= last || token.Traits.HasFlag(TokenTraits.Clitic), "spans run in the order of the text");
            last = token.Start;
        }
    }

    private static TextDocument Read(string text)
    {
        var document = new TextDocument();
        document.Read(text, Words);
        return document;
    }

    private static string Folded(TextDocument document)
    {
        string text = document.String;
        return string.Join(' ', document.Tokens.AsSpan(0, document.TokenCount).ToArray().Select(t => t.Kind == TokenKind.Punctuation ? text[t.Start..t.End] : document.FoldedOf(t).ToString()));
    }

    private static IEnumerable<string> WordsOf(TextDocument document) =>
        document.Tokens.AsSpan(0, document.TokenCount).ToArray().Where(t => t.Kind == TokenKind.Word).Select(t => document.FoldedOf(t).ToString());

    private static Vocabulary Vocabulary()
    {
        var vocabulary = new Vocabulary();
        foreach (string word in (string[])["devastated", "so", "not", "am", "have", "will", "can", "is", "do", "are", "would", "'s"])
        {
            vocabulary.Add(word);
        }

        vocabulary.AddPrefix("grie");
        vocabulary.AddVariant("dont", ["do", "not"]);
        vocabulary.Freeze();
        return vocabulary;
    }
}
