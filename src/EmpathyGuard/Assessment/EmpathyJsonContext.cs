using System.Text.Json.Serialization;

namespace EmpathyGuard;

/// <summary>The JSON shape of the result types: camel case, enumerations as camel-case strings, null members written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    Converters =
    [
        typeof(CamelCaseEnumConverter<EmpathyFailureMode>),
        typeof(CamelCaseEnumConverter<EmpathyLabel>),
        typeof(CamelCaseEnumConverter<EmpathyStatus>),
        typeof(CamelCaseEnumConverter<CounterEmpathy>),
        typeof(CamelCaseEnumConverter<RiskKind>),
        typeof(CamelCaseEnumConverter<FeelingKind>),
        typeof(CamelCaseEnumConverter<PersonAsk>),
        typeof(CamelCaseEnumConverter<SecondOpinionStatus>),
    ])]
[JsonSerializable(typeof(EmpathyAssessment))]
internal sealed partial class EmpathyJsonContext : JsonSerializerContext;
