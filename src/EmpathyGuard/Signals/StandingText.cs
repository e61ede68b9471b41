using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// Finds the sentences of a reply that would stand there whatever the person had said: a line of help to call, a disclosure that this is a
/// machine, a statutory notice. They are neither credited nor held against a reply, so that adding one never costs anything.
/// </summary>
internal static class StandingText
{
    private const int LongestLine = 30;

    /// <summary>Whether a sentence is standing text.</summary>
    /// <param name="reading">The reply.</param>
    /// <param name="index">The sentence.</param>
    public static bool Is(TextReading reading, int index)
    {
        bool standing = false;
        bool resource = false;
        foreach (ref readonly CueHit hit in reading.HitsOf(index))
        {
            switch (hit.Cue)
            {
                case Cue.Declining:
                    return false;
                case Cue.Standing:
                    standing = true;
                    break;
                case Cue.ResourceNamed:
                    resource = true;
                    break;
                default:
                    break;
            }
        }

        return standing || (resource && IsLine(reading, reading.Document.Sentences[index]));
    }

    // A number or a link to turn to, and hardly more than that: a sentence that speaks of the person while it names one is read.
    private static bool IsLine(TextReading reading, in Sentence sentence)
    {
        if (sentence.Words > LongestLine || sentence.Asks)
        {
            return false;
        }

        bool number = false;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ref readonly Token token = ref reading.Document.Tokens[i];
            number |= token.Kind is TokenKind.Link || (token.Kind is TokenKind.Number && token.FoldedLength >= 3);
        }

        return number;
    }
}
