using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <summary>A message of the person, and what stands of its risk, its feelings and what it asks for. Belongs to one call of <see cref="ISignalSource.ReadMessage"/>.</summary>
public sealed class MessageSignals
{
    // From above here on a feeling is named, and something is asked for.
    private const double Least = 0.5;

    private readonly double[] _feelings = new double[AffectWeights.FeelingCount];
    private readonly double[] _asks = new double[PersonReading.AskCount];
    private readonly double[] _askedByWords = new double[PersonReading.AskCount];
    private TextReading? _reading;
    private SignalWeights? _weights;
    private double _risk;

    internal MessageSignals()
    {
    }

    /// <summary>The message.</summary>
    public string Text => _reading?.Document.String ?? "";

    /// <summary>The number of its sentences.</summary>
    public int SentenceCount => _reading?.Document.SentenceCount ?? 0;

    /// <summary>Whether it is the message that the reply answers. Of every other one the risk alone counts.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>How far the message holds a risk cue, 0…1: above 0.5 it does. What is set is brought into the range; what is no number changes nothing.</summary>
    public double Risk
    {
        get => _risk;
        set => _risk = double.IsNaN(value) ? _risk : Saturation.Clamp(value);
    }

    /// <summary>A kind of risk to name beside those that the words name. Default: <see langword="null"/>, none.</summary>
    public RiskKind? Kind { get; set; }

    /// <summary>The sentence that shows the risk most, for the finding, or −1. A phrase that names the risk goes before it.</summary>
    public int RiskSentence { get; set; }

    /// <summary>Whether anybody looked at the feelings; where nobody did, the words stand.</summary>
    internal bool HasFeelings { get; private set; }

    /// <summary>The same, of what is asked for.</summary>
    internal bool HasAsks { get; private set; }

    /// <summary>How far the message speaks of a feeling, 0…1: above 0.5 it does. What is set is brought into the range; what is no number changes nothing.</summary>
    /// <param name="feeling">The feeling.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feeling.</exception>
    public double this[FeelingKind feeling]
    {
        get => Shown(Feelings(), Place((int)feeling, _feelings, nameof(feeling)));
        set => Set(Feelings(), Place((int)feeling, _feelings, nameof(feeling)), value);
    }

    /// <summary>
    /// How far the message asks for something, 0…1: above 0.5 it does. What is set is brought into the range; what is no number changes nothing. Steps, facts,
    /// opinions and being heard are also what the modes read; of a remedy they read what the words say.
    /// </summary>
    /// <param name="ask">What it may ask for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such thing to ask for.</exception>
    public double this[PersonAsk ask]
    {
        get => Shown(Asks(), Place((int)ask, _asks, nameof(ask)));
        set => Set(Asks(), Place((int)ask, _asks, nameof(ask)), value);
    }

    /// <summary>A sentence of the message.</summary>
    /// <param name="index">Its place, from 0 to <see cref="SentenceCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence.</exception>
    public ReadOnlySpan<char> Sentence(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, SentenceCount);
        return _reading!.Document.TextOf(_reading.Document.Sentences[index]);
    }

    internal void Start(TextReading reading, SignalWeights weights, double logOdds, int sentence, bool isAnswered)
    {
        Clear();
        _reading = reading;
        _weights = weights;
        _risk = 1 / (1 + Math.Exp(-logOdds));
        RiskSentence = sentence;
        IsAnswered = isAnswered;
    }

    /// <summary>Ends the call. What was written stays until the next message or <see cref="Clear"/>.</summary>
    internal void End()
    {
        _reading = null;
        _weights = null;
    }

    /// <summary>Leaves nothing of the message.</summary>
    internal void Clear()
    {
        End();
        _risk = 0;
        Kind = null;
        RiskSentence = -1;
        IsAnswered = false;
        HasFeelings = false;
        HasAsks = false;
        Array.Clear(_feelings);
        Array.Clear(_asks);
    }

    /// <summary>Whether a feeling is named, once somebody looked.</summary>
    internal bool Has(FeelingKind feeling) => _feelings[(int)feeling] > Least;

    /// <summary>Whether something is asked for, once somebody looked.</summary>
    internal bool Has(PersonAsk ask) => _asks[(int)ask] > Least;

    /// <summary>What a reading by words makes of an ask after the sources: what nobody wrote over stays what it was.</summary>
    internal double After(PersonAsk ask, double words) =>
        !HasAsks || _asks[(int)ask] == _askedByWords[(int)ask] ? words : Has(ask) ? _asks[(int)ask] : 0;

    // Most sources never ask, and the words are read for it when one does.
    private double[] Feelings()
    {
        if (!HasFeelings && _reading is not null)
        {
            HasFeelings = true;
            _ = AffectReading.Read(_reading, _weights!.Affect, 0, _feelings);
            foreach (ref double feeling in _feelings.AsSpan())
            {
                feeling = 1 / (1 + Math.Exp(-feeling));
            }
        }

        return _feelings;
    }

    private double[] Asks()
    {
        if (!HasAsks && _reading is not null)
        {
            HasAsks = true;
            PersonReading words = PersonReading.Read(_reading, _weights!.Stake);
            for (int i = 0; i < _asks.Length; i++)
            {
                _asks[i] = _askedByWords[i] = words.Asks((PersonAsk)i);
            }
        }

        return _asks;
    }

    private double Shown(double[] values, int place) => _reading is null ? 0 : values[place];

    private void Set(double[] values, int place, double value)
    {
        // A view that was kept after its call writes nowhere.
        if (_reading is not null && !double.IsNaN(value))
        {
            values[place] = Saturation.Clamp(value);
        }
    }

    private static int Place(int value, double[] values, string name) =>
        (uint)value < (uint)values.Length ? value : throw new ArgumentOutOfRangeException(name);
}
