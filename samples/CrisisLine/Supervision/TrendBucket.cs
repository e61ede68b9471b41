namespace CrisisLine.Supervision;

/// <summary>What happened in one stretch of time.</summary>
internal sealed record TrendBucket
{
    /// <summary>When it begins, in milliseconds since 1970.</summary>
    public long At { get; init; }

    public int Exchanges { get; init; }

    public int SentimentAttenuation { get; init; }

    public int GranularityMismatch { get; init; }

    public int ConflictAvoidance { get; init; }

    public int LinguisticDistancing { get; init; }

    public int Reprompted { get; init; }

    public int Accepted { get; init; }

    public int Unjudged { get; init; }

    public int AtRisk { get; init; }

    public int NoReply { get; init; }
}
