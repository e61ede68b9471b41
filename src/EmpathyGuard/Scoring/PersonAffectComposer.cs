using System.Collections.ObjectModel;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>Reads what the person's message says of how they are into the public result.</summary>
internal static class PersonAffectComposer
{
    private const int Decimals = 3;
    private const double Least = 0.5;

    // There are few enough sets of asks to keep each: naming them costs no memory.
    private static readonly ReadOnlyCollection<PersonAsk>[] Asks = [.. Enumerable.Range(0, 1 << PersonReading.AskCount).Select(static set =>
        Array.AsReadOnly([.. Enum.GetValues<PersonAsk>().Where(ask => (set >> (int)ask & 1) != 0)]))];

    /// <summary>Reads a message; <see langword="null"/> where there is none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="person">What was read of it.</param>
    /// <param name="weights">The weights of affect.</param>
    /// <param name="asked">What sources made of it; <see langword="null"/> where nobody was asked.</param>
    public static PersonAffect? Compose(TextReading message, in PersonReading person, AffectWeights weights, MessageSignals? asked = null)
    {
        if (!person.Present)
        {
            return null;
        }

        Span<double> odds = stackalloc double[AffectWeights.FeelingCount];
        odds.Clear();
        AffectReading read = AffectReading.Read(message, weights, person.Intensity, odds);
        if (asked is { HasFeelings: true })
        {
            for (int i = 0; i < odds.Length; i++)
            {
                odds[i] = asked.Has((FeelingKind)i) ? 1 : -1;
            }
        }

        return new PersonAffect
        {
            Valence = Math.Round(read.Valence, Decimals),
            Intensity = Math.Round(read.Intensity, Decimals),
            Feelings = List(odds),
            Asks = List(person, asked is { HasAsks: true } ? asked : null),
        };
    }

    private static ReadOnlyCollection<PersonAsk> List(in PersonReading person, MessageSignals? asked)
    {
        int set = 0;
        for (int i = 0; i < PersonReading.AskCount; i++)
        {
            bool isAsked = asked?.Has((PersonAsk)i) ?? person.Asks((PersonAsk)i) > Least;
            set |= isAsked ? 1 << i : 0;
        }

        return Asks[set];
    }

    private static FeelingKind[] List(ReadOnlySpan<double> odds)
    {
        int count = 0;
        foreach (double value in odds)
        {
            count += value > 0 ? 1 : 0;
        }

        if (count == 0)
        {
            return [];
        }

        var feelings = new FeelingKind[count];
        for (int i = odds.Length - 1; i >= 0; i--)
        {
            if (odds[i] > 0)
            {
                feelings[--count] = (FeelingKind)i;
            }
        }

        return feelings;
    }
}
