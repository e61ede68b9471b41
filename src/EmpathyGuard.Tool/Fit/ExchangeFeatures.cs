using EmpathyGuard.Detectors;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Reads messages into the features that weights are of, as the scorer does.</summary>
internal sealed class ExchangeFeatures(EmpathyWeights weights, ISignalSource? source = null)
{
    private const float EarlierShare = 0.6f;

    private static readonly CounterTerms NoTerms = new(new Dictionary<string, double[]>());

    private readonly TextReading _person = new(Lexicon.Default);
    private readonly TextReading _earlier = new(Lexicon.Default);
    private readonly TextReading _reply = new(Lexicon.Default);
    private readonly Particulars _particulars = new();
    private readonly SignalSources _sources = new(source is null ? [] : [source], new MessageSignals(), new MessageSignals(), new ReplySignals());

    /// <summary>The features of the stake of a message.</summary>
    public double[] Stake(string message)
    {
        double[] features = new double[StakeFeatures.Count];
        _person.Read(message);
        _ = PersonReading.Read(_person, weights.Signals.Stake, features);
        return features;
    }

    /// <summary>What the words of a message ask for, in the order of <see cref="PersonAsk"/>.</summary>
    public double[] Asks(string message)
    {
        _person.Read(message);
        PersonReading person = PersonReading.Read(_person, weights.Signals.Stake);
        return [.. Enum.GetValues<PersonAsk>().Select(ask => person.Asks(ask))];
    }

    /// <summary>The features of the risk in a message, and its words.</summary>
    public (double[] Features, string[] Words) Risk(string message)
    {
        double[] features = new double[RiskEvidence.Count];
        _person.Read(message);
        _ = RiskEvidence.Read(_person, stackalloc double[RiskEvidence.Kinds], features);
        return (features, [.. RiskWords.Terms(_person)]);
    }

    /// <summary>Counts how often each word of a message is written, and how often as a name: with a capital within a sentence.</summary>
    public void CountNames(string message, Dictionary<string, (int All, int Names)> counts)
    {
        _person.Read(message);
        TextDocument document = _person.Document;
        for (int i = 0; i < document.TokenCount; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            if (token.Kind == TokenKind.Word)
            {
                bool isName = (token.Traits & (TokenTraits.Capital | TokenTraits.AllCapitals)) == TokenTraits.Capital && i > 0 && document.Tokens[i - 1].Kind == TokenKind.Word;
                (int all, int names) = counts.GetValueOrDefault(document.FoldedOf(token).ToString());
                counts[document.FoldedOf(token).ToString()] = (all + 1, names + (isName ? 1 : 0));
            }
        }
    }

    /// <summary>Whether a word says nothing by itself: how often somebody writes "he" or "the" is their manner.</summary>
    public static bool IsGrammar(string word) =>
        word.Length < 2 || Lexicon.Default.Classes(Lexicon.Default.Vocabulary.FindExact(word, WordHash.Of(word))).Has(WordClass.Function);

    /// <summary>What a reply holds, before any weight of a signal.</summary>
    public ReplyReading Reply(IReadOnlyList<EmpathyMessage> history, string reply) => Read(history, reply).Reply;

    /// <summary>The words of a text with their neighbours, and how many words it has.</summary>
    public (string[] Terms, int Words) Terms(string text)
    {
        _reply.Read(text);
        TextDocument document = _reply.Document;
        int words = 0;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            words += document.Sentences[s].Words;
        }

        return ([.. TermTable.Terms(document, ofQuestions: true)], words);
    }

    /// <summary>The terms of a text that is read as one sentence of a reply: its words with their neighbours, and its marks.</summary>
    public (string[] Words, string[] Marks) Acts(IReadOnlyList<EmpathyMessage> history, string text)
    {
        PersonReading person = ReadPerson(history);
        _reply.Read(text);
        _particulars.StartTaking();
        ulong near = FeelingFamily.Near(person.Felt);
        HashSet<string> marks = new(StringComparer.Ordinal);
        for (int s = 0; s < _reply.Document.SentenceCount; s++)
        {
            marks.UnionWith(ActWords.Marks(_reply, s, SentenceReader.Read(_reply, s, _particulars, near)));
        }

        return ([.. TermTable.Terms(_reply.Document, ofQuestions: true)], [.. marks.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whether a sentence of a reply claims a feeling or a life of the speaker's own, by its phrases and its grammar.</summary>
    public bool Claims(IReadOnlyList<EmpathyMessage> history, string text)
    {
        _ = ReadPerson(history);
        _reply.Read(text);
        CounterFinds finds = CounterDetector.Find(_reply, _person, riskCue: false, NoTerms);
        return finds.Has(CounterEmpathy.ClaimedFeeling) || finds.Has(CounterEmpathy.ClaimedExperience);
    }

    /// <summary>The sentences of a reply with what its words say of them, until the next reply is read.</summary>
    public ReplySignals Sentences(IReadOnlyList<EmpathyMessage> history, string reply)
    {
        _ = Read(history, reply);
        return _sources.Reply;
    }

    /// <summary>The features of the modes, and whether anything is at stake.</summary>
    public (double[] Features, bool AtStake) Modes(IReadOnlyList<EmpathyMessage> history, string reply)
    {
        (PersonReading person, ReplyReading read) = Read(history, reply);
        SignalSet signals = SignalReader.Read(person, read, riskCue: false, weights.Signals);
        double[] features = new double[ModeFeatures.Count];
        ModeFeatures.Read(person, read, signals, _particulars, riskCue: false, features);
        return (features, person.IsAtStake);
    }

    /// <summary>The features of a rendition, and how far what it lost lets its score go.</summary>
    public (double[] Features, double Reach) Rendition(string source, string output)
    {
        (PersonReading person, ReplyReading read) = Read([new EmpathyMessage(EmpathyRole.User, source)], output);
        double[] features = new double[RenditionFeatures.Count];
        RenditionLoss loss = RenditionFeatures.Read(_person, person, _reply, read, weights.Signals.Affect, features);
        return (features, RenditionDetector.Reach(loss) ?? 0);
    }

    private (PersonReading Person, ReplyReading Reply) Read(IReadOnlyList<EmpathyMessage> history, string reply)
    {
        PersonReading person = ReadPerson(history);
        _reply.Read(reply);
        _sources.Reply.Start(_reply, person.Present ? _person : null);
        return (person, Signals.ReplyReader.Read(_reply, person, _particulars, weights.Signals.ActWords, _sources));
    }

    private PersonReading ReadPerson(IReadOnlyList<EmpathyMessage> history)
    {
        _particulars.Clear();
        _person.Read("");
        bool last = false;
        for (int i = history.Count - 1; i >= 0; i--)
        {
            if (history[i].Role == EmpathyRole.User)
            {
                TextReading reading = last ? _earlier : _person;
                reading.Read(history[i].Text);
                _particulars.Add(reading, last ? EarlierShare : 1);
                last = true;
            }
        }

        if (!_sources.Any || !LanguageReader.IsSupported(_person.Document, Lexicon.Default))
        {
            return PersonReading.Read(_person, weights.Signals.Stake);
        }

        _ = RiskReader.Read(_person, weights.Signals, _sources, isAnswered: true);
        return PersonReading.Read(_person, weights.Signals.Stake, _sources.Answered);
    }
}
