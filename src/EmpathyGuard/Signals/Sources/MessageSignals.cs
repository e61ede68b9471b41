using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <summary>A message of the person, and what stands of its risk. Belongs to one call of <see cref="ISignalSource.ReadMessage"/>.</summary>
public sealed class MessageSignals
{
    private TextReading? _reading;
    private double _risk;

    internal MessageSignals()
    {
    }

    /// <summary>The message.</summary>
    public string Text => _reading?.Document.String ?? "";

    /// <summary>The number of its sentences.</summary>
    public int SentenceCount => _reading?.Document.SentenceCount ?? 0;

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

    /// <summary>A sentence of the message.</summary>
    /// <param name="index">Its place, from 0 to <see cref="SentenceCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence.</exception>
    public ReadOnlySpan<char> Sentence(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, SentenceCount);
        return _reading!.Document.TextOf(_reading.Document.Sentences[index]);
    }

    internal void Start(TextReading reading, double logOdds, int sentence)
    {
        _reading = reading;
        _risk = 1 / (1 + Math.Exp(-logOdds));
        Kind = null;
        RiskSentence = sentence;
    }

    internal void End() => _reading = null;
}
