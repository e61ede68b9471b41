using System.Text.Json.Serialization;

namespace EmpathyGuard;

/// <summary>The JSON shape in which a verdict rides on a response.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(CamelCaseEnumConverter<EmpathyFailureMode>),
        typeof(CamelCaseEnumConverter<EmpathyLabel>),
        typeof(CamelCaseEnumConverter<EmpathyStatus>),
        typeof(CamelCaseEnumConverter<CounterEmpathy>),
        typeof(CamelCaseEnumConverter<RiskKind>),
        typeof(CamelCaseEnumConverter<SecondOpinionStatus>),
        typeof(CamelCaseEnumConverter<EmpathyAction>),
        typeof(CamelCaseEnumConverter<EmpathyDelivery>),
        typeof(CamelCaseEnumConverter<EmpathyRepromptOutcome>),
        typeof(CamelCaseEnumConverter<ReplyPreference>),
    ])]
[JsonSerializable(typeof(EmpathyVerdict))]
internal sealed partial class EmpathyVerdictJsonContext : JsonSerializerContext;
