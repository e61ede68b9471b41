namespace EmpathyGuard.Judge;

/// <summary>What a judge said of a mode, after its quotes were looked up.</summary>
internal enum JudgeVerdict
{
    /// <summary>Nothing that counts.</summary>
    Void,

    /// <summary>The reply fails.</summary>
    Yes,

    /// <summary>The reply does not fail.</summary>
    No,

    /// <summary>The question does not arise.</summary>
    NotApplicable,
}
