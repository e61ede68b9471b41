namespace EmpathyGuard.Redis.Tests;

/// <summary>What a machine in a process of its own can be told to do.</summary>
internal enum Deed
{
    /// <summary>One exchange through the guard.</summary>
    Ask,

    /// <summary>Many calls at once that ask for a re-prompt.</summary>
    Spend,

    /// <summary>Nothing but to say how it is.</summary>
    Tell,
}
