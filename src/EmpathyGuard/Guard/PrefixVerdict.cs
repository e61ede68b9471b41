namespace EmpathyGuard;

/// <summary>What would become of the beginning of a reply if it were the whole of it.</summary>
internal enum PrefixVerdict
{
    /// <summary>It would be delivered as it is.</summary>
    Passes,

    /// <summary>It would be asked for again or replaced.</summary>
    Fails,

    /// <summary>It may do harm to someone at risk.</summary>
    Harmful,

    /// <summary>It could not be judged, which is no pass.</summary>
    Unjudged,
}
