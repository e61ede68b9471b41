using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Counts the paper's three densities without a parser, and how far its sentences speak from the person.</summary>
internal static class RegisterReader
{
    private const int ShortestSentence = 4;
    private const int LongestStockPhrase = 10;

    /// <summary>Reads the register of a text.</summary>
    /// <param name="reading">The text.</param>
    /// <param name="memo">What is kept of a reply that is still arriving; <see langword="null"/> for a whole text.</param>
    public static Register Read(TextReading reading, ReplyMemo? memo = null)
    {
        TextDocument document = reading.Document;
        var register = default(Register);
        bool weAll = reading.Count(Cue.WeAll) > 0;
        int sentences = 0;
        int passives = 0;
        int nominal = 0;
        int words = 0;
        int subjects = 0;
        int impersonal = 0;
        int voiced = 0;
        int you = 0;
        int unaddressed = 0;
        int notices = 0;
        double distance = 0;
        memo?.StartRegister(weAll);
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            ReplyMemo.RegisterEntry entry = memo is not null && s < memo.RegisterCount ? memo.Register(s) : Read(reading, s, weAll);
            if (memo is not null && s == memo.RegisterCount && s < document.SettledSentences)
            {
                memo.Add(entry);
            }

            if (!entry.Counts)
            {
                continue;
            }

            ref readonly RegisterSentence read = ref entry.Sentence;
            you += entry.You;
            sentences++;
            passives += read.AgentlessPassive ? 1 : 0;
            nominal += read.Nominalisations;
            words += read.Words;
            subjects += read.Subjects;
            impersonal += read.ImpersonalSubjects;

            // A heading speaks to nobody, and neither do three words or a stock phrase, as long as they speak from nowhere either.
            bool empty = read.Distance <= 0
                && (sentence.Words < ShortestSentence || (sentence.Words <= LongestStockPhrase && RegisterSentence.IsEmptyWarmth(reading, s)));
            if (sentence.Kind != SentenceKind.Heading && !empty)
            {
                voiced++;
                distance += read.Distance;
                unaddressed += read.Addresses ? 0 : 1;
                notices += read.IsNotice ? 1 : 0;
            }
        }

        register.AgentlessPassive = Share(passives, sentences);
        register.Nominalisation = Share(nominal, words);
        register.ImpersonalSubject = Share(impersonal, subjects);
        register.You = Share(you, words);
        register.Distance = Share(distance, voiced);
        register.Unaddressed = Share(unaddressed, voiced);
        register.Notice = Share(notices, voiced);
        return register;
    }

    private static ReplyMemo.RegisterEntry Read(TextReading reading, int index, bool weAll)
    {
        ref readonly Sentence sentence = ref reading.Document.Sentences[index];
        if (sentence.Kind == SentenceKind.Code || sentence.Words == 0 || StandingText.Is(reading, index))
        {
            return default;
        }

        int you = 0;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            you += reading.ClassesAt(i).Has(WordClass.You) ? 1 : 0;
        }

        return new ReplyMemo.RegisterEntry { Counts = true, You = you, Sentence = RegisterSentence.Read(reading, index, weAll) };
    }

    private static double Share(double part, int whole) => whole > 0 ? part / whole : 0;
}
