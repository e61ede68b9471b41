using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <summary>
/// The sentences of a reply and what stands for each. Belongs to one call of <see cref="ISignalSource.ReadReply"/>. Code, bare formulas ("I hear you") and
/// sentences said twice are not among them: they count for nothing.
/// </summary>
public sealed class ReplySignals
{
    private const int KeptSentences = 1024;

    private TextReading? _reply;
    private TextReading? _person;
    private int[] _places = new int[32];
    private ActSet[] _acts = new ActSet[32];
    private double[] _taken = new double[32];
    private int[] _from = new int[32];
    private List<(int Place, CounterEmpathy Kind)>? _counter;

    internal ReplySignals()
    {
    }

    /// <summary>The number of the reply's sentences.</summary>
    public int SentenceCount { get; private set; }

    /// <summary>What the reply answers: the person's last message, or the source of a rendition. Empty where it must not be read, or is in another language.</summary>
    public string Message => _person?.Document.String ?? "";

    /// <summary>The number of its sentences.</summary>
    public int MessageSentenceCount => _person?.Document.SentenceCount ?? 0;

    /// <summary>How far a sentence of the reply shows a signal, 0…1. What is set is brought into the range; what is no number changes nothing.</summary>
    /// <param name="sentence">The sentence's place, from 0 to <see cref="SentenceCount"/> − 1.</param>
    /// <param name="signal">The signal.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence or signal.</exception>
    public double this[int sentence, SentenceSignal signal]
    {
        get => _acts[Checked(sentence, signal)][(int)signal];
        set
        {
            ref ActSet acts = ref _acts[Checked(sentence, signal)];
            acts[(int)signal] = double.IsNaN(value) ? acts[(int)signal] : Saturation.Clamp(value);
        }
    }

    /// <summary>How far a sentence of the reply takes up what the person said, 0…1: near 0 for what could have been sent to anyone.</summary>
    /// <param name="sentence">The sentence's place, from 0 to <see cref="SentenceCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence.</exception>
    public double TakenUp(int sentence) => _taken[Checked(sentence, default)];

    /// <summary>Says how far a sentence of the reply takes up what the person said.</summary>
    /// <param name="sentence">The sentence's place, from 0 to <see cref="SentenceCount"/> − 1.</param>
    /// <param name="value">How far, 0…1. Brought into the range; what is no number changes nothing.</param>
    /// <param name="messageSentence">The sentence of the message that it takes up, for the finding; −1, or what is no sentence, for none in particular.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence of the reply.</exception>
    public void TakeUp(int sentence, double value, int messageSentence = -1)
    {
        int place = Checked(sentence, default);
        if (!double.IsNaN(value))
        {
            _taken[place] = Saturation.Clamp(value);
            _from[place] = messageSentence < MessageSentenceCount ? Math.Max(-1, messageSentence) : -1;
        }
    }

    /// <summary>Says that a sentence of the reply is false empathy, which its words did not show. What words show stays, whatever a source says.</summary>
    /// <param name="sentence">The sentence's place, from 0 to <see cref="SentenceCount"/> − 1.</param>
    /// <param name="kind">The kind. <see cref="CounterEmpathy.NormalisingRisk"/> and <see cref="CounterEmpathy.MethodDetail"/> count only where the person's words hold a risk cue.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence or kind.</exception>
    public void AddCounter(int sentence, CounterEmpathy kind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)kind, (uint)CounterEmpathy.MethodDetail, nameof(kind));
        (_counter ??= []).Add((_places[Checked(sentence, default)], kind));
    }

    /// <summary>A sentence of the reply.</summary>
    /// <param name="index">Its place, from 0 to <see cref="SentenceCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence.</exception>
    public ReadOnlySpan<char> Sentence(int index) => _reply!.Document.TextOf(_reply.Document.Sentences[_places[Checked(index, default)]]);

    /// <summary>A sentence of what the reply answers.</summary>
    /// <param name="index">Its place, from 0 to <see cref="MessageSentenceCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence.</exception>
    public ReadOnlySpan<char> MessageSentence(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, MessageSentenceCount);
        return _person!.Document.TextOf(_person.Document.Sentences[index]);
    }

    internal void Start(TextReading reply, TextReading? person)
    {
        _reply = reply;
        _person = person;
        SentenceCount = 0;
        _counter?.Clear();
    }

    /// <summary>The places in the document of the sentences that were called false empathy, with their kind; <see langword="null"/> where none ever was.</summary>
    internal List<(int Place, CounterEmpathy Kind)>? Counter => _counter;

    internal void Add(int place, in ActSet acts, double taken)
    {
        if (SentenceCount == _places.Length)
        {
            Array.Resize(ref _places, 2 * SentenceCount);
            Array.Resize(ref _acts, 2 * SentenceCount);
            Array.Resize(ref _taken, 2 * SentenceCount);
            Array.Resize(ref _from, 2 * SentenceCount);
        }

        _places[SentenceCount] = place;
        _taken[SentenceCount] = taken;
        _from[SentenceCount] = -1;
        _acts[SentenceCount++] = acts;
    }

    /// <summary>The place of a sentence in the document.</summary>
    internal int PlaceOf(int sentence) => _places[sentence];

    internal ref readonly ActSet ActsOf(int sentence) => ref _acts[sentence];

    /// <summary>The sentence of the message that a sentence takes up; −1 for none in particular.</summary>
    internal int TakenFrom(int sentence) => _from[sentence];

    internal void End()
    {
        _reply = null;
        _person = null;
        SentenceCount = 0;
        if (_places.Length > KeptSentences)
        {
            _places = new int[32];
            _acts = new ActSet[32];
            _taken = new double[32];
            _from = new int[32];
        }
    }

    private int Checked(int sentence, SentenceSignal signal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sentence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sentence, SentenceCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)signal, ActSet.Count - 1u, nameof(signal));
        return sentence;
    }
}
