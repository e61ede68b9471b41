using System.Text.Json;

namespace EmpathyGuard.Tool.Output;

/// <summary>The words of the output, encoded once: the members in the order of the shape, and the values of the enumerations.</summary>
internal static class Names
{
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    public static readonly JsonEncodedText Modes = JsonEncodedText.Encode("modes");
    public static readonly JsonEncodedText Score = JsonEncodedText.Encode("score");
    public static readonly JsonEncodedText Label = JsonEncodedText.Encode("label");
    public static readonly JsonEncodedText Measure = JsonEncodedText.Encode("measure");
    public static readonly JsonEncodedText Likelihood = JsonEncodedText.Encode("likelihood");
    public static readonly JsonEncodedText Confidence = JsonEncodedText.Encode("confidence");
    public static readonly JsonEncodedText PrematureClosure = JsonEncodedText.Encode("prematureClosure");
    public static readonly JsonEncodedText Evasion = JsonEncodedText.Encode("evasion");
    public static readonly JsonEncodedText Sycophancy = JsonEncodedText.Encode("sycophancy");
    public static readonly JsonEncodedText Abandonment = JsonEncodedText.Encode("abandonment");
    public static readonly JsonEncodedText Densities = JsonEncodedText.Encode("densities");
    public static readonly JsonEncodedText AgentlessPassive = JsonEncodedText.Encode("agentlessPassive");
    public static readonly JsonEncodedText Nominalisation = JsonEncodedText.Encode("nominalisation");
    public static readonly JsonEncodedText ImpersonalSubject = JsonEncodedText.Encode("impersonalSubject");
    public static readonly JsonEncodedText Signals = JsonEncodedText.Encode("signals");
    public static readonly JsonEncodedText EmotionalReaction = JsonEncodedText.Encode("emotionalReaction");
    public static readonly JsonEncodedText Interpretation = JsonEncodedText.Encode("interpretation");
    public static readonly JsonEncodedText Exploration = JsonEncodedText.Encode("exploration");
    public static readonly JsonEncodedText Advice = JsonEncodedText.Encode("advice");
    public static readonly JsonEncodedText Dismissal = JsonEncodedText.Encode("dismissal");
    public static readonly JsonEncodedText SelfFocus = JsonEncodedText.Encode("selfFocus");
    public static readonly JsonEncodedText Specificity = JsonEncodedText.Encode("specificity");
    public static readonly JsonEncodedText RiskUnanswered = JsonEncodedText.Encode("riskUnanswered");
    public static readonly JsonEncodedText Dimensions = JsonEncodedText.Encode("dimensions");
    public static readonly JsonEncodedText Cognitive = JsonEncodedText.Encode("cognitive");
    public static readonly JsonEncodedText Cultural = JsonEncodedText.Encode("cultural");
    public static readonly JsonEncodedText Relational = JsonEncodedText.Encode("relational");
    public static readonly JsonEncodedText Person = JsonEncodedText.Encode("person");
    public static readonly JsonEncodedText Valence = JsonEncodedText.Encode("valence");
    public static readonly JsonEncodedText Intensity = JsonEncodedText.Encode("intensity");
    public static readonly JsonEncodedText Feelings = JsonEncodedText.Encode("feelings");
    public static readonly JsonEncodedText Asks = JsonEncodedText.Encode("asks");
    public static readonly JsonEncodedText Counter = JsonEncodedText.Encode("counter");
    public static readonly JsonEncodedText Crisis = JsonEncodedText.Encode("crisis");
    public static readonly JsonEncodedText RiskCue = JsonEncodedText.Encode("riskCue");
    public static readonly JsonEncodedText Kinds = JsonEncodedText.Encode("kinds");
    public static readonly JsonEncodedText Resources = JsonEncodedText.Encode("resources");
    public static readonly JsonEncodedText Start = JsonEncodedText.Encode("start");
    public static readonly JsonEncodedText Length = JsonEncodedText.Encode("length");
    public static readonly JsonEncodedText Verified = JsonEncodedText.Encode("verified");
    public static readonly JsonEncodedText Findings = JsonEncodedText.Encode("findings");
    public static readonly JsonEncodedText SignalFindings = JsonEncodedText.Encode("signalFindings");
    public static readonly JsonEncodedText Mode = JsonEncodedText.Encode("mode");
    public static readonly JsonEncodedText Rule = JsonEncodedText.Encode("rule");
    public static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    public static readonly JsonEncodedText Why = JsonEncodedText.Encode("why");
    public static readonly JsonEncodedText Scorer = JsonEncodedText.Encode("scorer");

    public static readonly JsonEncodedText Judge = JsonEncodedText.Encode("judge");
    public static readonly JsonEncodedText Model = JsonEncodedText.Encode("model");
    public static readonly JsonEncodedText PromptVersion = JsonEncodedText.Encode("promptVersion");
    public static readonly JsonEncodedText InputTokens = JsonEncodedText.Encode("inputTokens");
    public static readonly JsonEncodedText OutputTokens = JsonEncodedText.Encode("outputTokens");

    private static readonly JsonEncodedText[] Statuses = All<EmpathyStatus>();
    private static readonly JsonEncodedText[] Opinions = All<SecondOpinionStatus>();
    private static readonly JsonEncodedText[] Labels = All<EmpathyLabel>();
    private static readonly JsonEncodedText[] FailureModes = All<EmpathyFailureMode>();
    private static readonly JsonEncodedText[] Counters = All<CounterEmpathy>();
    private static readonly JsonEncodedText[] RiskKinds = All<RiskKind>();
    private static readonly JsonEncodedText[] FeelingKinds = All<FeelingKind>();
    private static readonly JsonEncodedText[] PersonAsks = All<PersonAsk>();

    public static JsonEncodedText Of(EmpathyStatus value) => Statuses[(int)value];

    public static JsonEncodedText Of(SecondOpinionStatus value) => Opinions[(int)value];

    public static JsonEncodedText Of(EmpathyLabel value) => Labels[(int)value];

    public static JsonEncodedText Of(EmpathyFailureMode value) => FailureModes[(int)value];

    public static JsonEncodedText Of(CounterEmpathy value) => Counters[(int)value];

    public static JsonEncodedText Of(RiskKind value) => RiskKinds[(int)value];

    public static JsonEncodedText Of(FeelingKind value) => FeelingKinds[(int)value];

    public static JsonEncodedText Of(PersonAsk value) => PersonAsks[(int)value];

    private static JsonEncodedText[] All<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetNames<TEnum>().Select(static name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];
}
