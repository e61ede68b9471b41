namespace EmpathyGuard.Lexicons;

/// <summary>One word of a sentence as the matcher sees it.</summary>
internal readonly record struct MatchWord(int Word, ulong Classes, int Token);
