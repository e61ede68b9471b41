using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Scoring;

/// <summary>Collects findings. A span points into the message's own text; the sentence why holds none of it.</summary>
internal sealed class FindingWriter(int replyIndex, int personIndex)
{
    private const int MostPerRule = 3;
    private const double LeastRead = 0.5;

    private List<EmpathyFinding>? _findings;

    public IReadOnlyList<EmpathyFinding> Findings => _findings ?? (IReadOnlyList<EmpathyFinding>)[];

    /// <summary>Adds the hits of a cue in the reply.</summary>
    public void Cues(TextReading reply, Cue cue, EmpathyFailureMode? mode, string rule, string why)
    {
        int added = 0;
        foreach (ref readonly CueHit hit in reply.Hits)
        {
            if (hit.Cue == cue && !hit.Negated && !hit.Quoted && added < MostPerRule)
            {
                Hit(reply, hit, mode, rule, why);
                added++;
            }
        }
    }

    /// <summary>Adds one hit in the reply.</summary>
    public void Hit(TextReading reply, in CueHit hit, EmpathyFailureMode? mode, string rule, string why) =>
        Tokens(reply, hit.First, hit.Last, mode, rule, replyIndex, why);

    /// <summary>Adds the sentence that does an act most, where its words show that it does.</summary>
    public void Sentence(TextReading reply, in ReplyReading read, SentenceSignal act, EmpathyFailureMode? mode, string rule, string why)
    {
        if (read.ActMost.Of(act) >= LeastRead)
        {
            ref readonly Sentence sentence = ref reply.Document.Sentences[(int)read.ActWhere.Of(act)];
            Tokens(reply, sentence.First, sentence.Last, mode, rule, replyIndex, why);
        }
    }

    /// <summary>Adds a sentence of the reply.</summary>
    public void Sentence(TextReading reply, int at, EmpathyFailureMode? mode, string rule, string why)
    {
        ref readonly Sentence sentence = ref reply.Document.Sentences[at];
        Tokens(reply, sentence.First, sentence.Last, mode, rule, replyIndex, why);
    }

    /// <summary>Adds a run of tokens of the person's message.</summary>
    public void Person(TextReading person, int first, int last, EmpathyFailureMode? mode, string rule, string why)
    {
        if (first >= 0 && personIndex >= 0)
        {
            Tokens(person, first, last, mode, rule, personIndex, why);
        }
    }

    /// <summary>Adds the reply as a whole.</summary>
    public void Whole(TextReading reply, EmpathyFailureMode? mode, string rule, string why)
    {
        if (reply.Document.TokenCount > 0)
        {
            Tokens(reply, 0, reply.Document.TokenCount, mode, rule, replyIndex, why);
        }
    }

    /// <summary>Adds a span that is known by its offsets.</summary>
    public void Span(int message, int start, int length, EmpathyFailureMode? mode, string rule, string why) =>
        (_findings ??= []).Add(new EmpathyFinding { Mode = mode, Rule = rule, Message = message, Start = start, Length = length, Why = why });

    private void Tokens(TextReading reading, int first, int last, EmpathyFailureMode? mode, string rule, int message, string why)
    {
        Token[] tokens = reading.Document.Tokens;
        int start = tokens[first].Start;
        Span(message, start, tokens[last - 1].End - start, mode, rule, why);
    }
}
