namespace Quickstart;

/// <summary>Which embedded scorer judges the replies.</summary>
internal enum QuickstartScorer
{
    /// <summary>By their words: the default of the guard, in microseconds.</summary>
    Lexical,

    /// <summary>By what their sentences mean as well, in milliseconds.</summary>
    Semantic,

    /// <summary>The guard judges by the words; the other verdict is shown beside it.</summary>
    Both,
}
