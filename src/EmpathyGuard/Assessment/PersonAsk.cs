namespace EmpathyGuard;

/// <summary>What a person's message asks for. A message may ask for several, or for nothing.</summary>
public enum PersonAsk
{
    /// <summary>Steps: instructions, a list, a plan, practical help, something made or written.</summary>
    Steps,

    /// <summary>A fact: information, a rule, a number, yes or no on a matter of fact.</summary>
    Fact,

    /// <summary>An opinion: a judgement, whether they were wrong, which of two.</summary>
    Opinion,

    /// <summary>A remedy: an answer or amends from whoever the message is written to.</summary>
    Remedy,

    /// <summary>To be heard: the message tells what is felt or what happened, with or without asking for anything else.</summary>
    ToBeHeard,
}
