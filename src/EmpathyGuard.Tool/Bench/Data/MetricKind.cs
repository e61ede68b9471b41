namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>How a figure is compared with a label.</summary>
internal enum MetricKind
{
    /// <summary>Spearman's rank correlation.</summary>
    Spearman,

    /// <summary>Pearson's correlation.</summary>
    Pearson,

    /// <summary>The area under the ROC curve.</summary>
    Auc,

    /// <summary>The mean over groups of the area within each.</summary>
    MeanAuc,

    /// <summary>The mean of F1 over classes.</summary>
    MacroF1,

    /// <summary>The share of rows.</summary>
    Rate,
}
