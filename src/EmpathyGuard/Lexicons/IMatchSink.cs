namespace EmpathyGuard.Lexicons;

/// <summary>Receives the phrases that the matcher finds.</summary>
internal interface IMatchSink
{
    /// <summary>A phrase was found.</summary>
    /// <param name="cue">What it is evidence of.</param>
    /// <param name="weight">How strong, 0 to 1.</param>
    /// <param name="start">The first word.</param>
    /// <param name="end">One past the last word.</param>
    /// <param name="answersToNegation">Whether a negator before it takes it back.</param>
    void Found(Cue cue, float weight, int start, int end, bool answersToNegation);
}
