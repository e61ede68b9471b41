namespace EmpathyGuard.Tool.Bench;

/// <summary>Which half of the project's own items is measured.</summary>
internal enum BenchHalf
{
    /// <summary>The half that rules and thresholds may be written against.</summary>
    Open,

    /// <summary>The half that none may be written against.</summary>
    Held,

    /// <summary>Both together.</summary>
    Both,
}
