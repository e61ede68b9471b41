namespace EmpathyGuard.Judge;

/// <summary>Looks up what an answer quotes. A verdict without its evidence is void.</summary>
internal static class QuoteCheck
{
    public static ModeVerdict Check(EmpathyFailureMode mode, in ModeAnswer answer, in Material material, int longest)
    {
        bool needed = answer.Verdict != JudgeVerdict.NotApplicable;
        QuoteSpan reply = default;
        if (answer.ReplyQuote.Length > 0 ? !QuoteFinder.TryFind(material.Reply, answer.ReplyQuote, out reply) : needed)
        {
            return default;
        }

        QuoteSpan person = default;
        int message = -1;
        bool compares = JudgeNames.Compares(mode);
        if (answer.PersonQuote.Length > 0)
        {
            // Where the mode does not compare, the person's words may not have been sent; such a quote proves nothing either way.
            if (compares && !material.TryFindPerson(answer.PersonQuote, longest, out message, out person))
            {
                return default;
            }
        }
        else if (needed && compares)
        {
            return default;
        }

        return new ModeVerdict(answer.Verdict, reply, person, message);
    }
}
