namespace EmpathyGuard.Lexicons;

/// <summary>One place of a flat phrase: a word, a class, a gap, or an end of the sentence.</summary>
internal readonly record struct PhraseElement(PhraseElementKind Kind, int Value);
