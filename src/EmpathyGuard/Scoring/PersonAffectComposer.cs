using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>Reads what the person's message says of how they are into the public result.</summary>
internal static class PersonAffectComposer
{
    private const int Decimals = 3;

    /// <summary>Reads a message; <see langword="null"/> where there is none.</summary>
    public static PersonAffect? Compose(TextReading message, in PersonReading person, AffectWeights weights)
    {
        if (!person.Present)
        {
            return null;
        }

        Span<double> odds = stackalloc double[AffectWeights.FeelingCount];
        odds.Clear();
        AffectReading read = AffectReading.Read(message, weights, person.Intensity, odds);
        return new PersonAffect
        {
            Valence = Math.Round(read.Valence, Decimals),
            Intensity = Math.Round(read.Intensity, Decimals),
            Feelings = List(odds),
        };
    }

    private static FeelingKind[] List(ReadOnlySpan<double> odds)
    {
        int count = 0;
        foreach (double value in odds)
        {
            count += value >= 0 ? 1 : 0;
        }

        if (count == 0)
        {
            return [];
        }

        var feelings = new FeelingKind[count];
        for (int i = odds.Length - 1; i >= 0; i--)
        {
            if (odds[i] >= 0)
            {
                feelings[--count] = (FeelingKind)i;
            }
        }

        return feelings;
    }
}
