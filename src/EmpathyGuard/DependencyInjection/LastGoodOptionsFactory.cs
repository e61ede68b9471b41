using System.Collections.Concurrent;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Options;

namespace EmpathyGuard;

/// <summary>
/// Makes options, and holds the last valid ones of each name: a reload that breaks them is logged and changes nothing, so that a slip in a
/// configuration file at run time never reaches a person. The first making throws what is invalid, at start or on first resolve.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class LastGoodOptionsFactory(
    IEnumerable<IConfigureOptions<EmpathyGuardOptions>> setups,
    IEnumerable<IPostConfigureOptions<EmpathyGuardOptions>> postConfigures,
    IEnumerable<IValidateOptions<EmpathyGuardOptions>> validations,
    EmpathyTelemetry telemetry) : IOptionsFactory<EmpathyGuardOptions>
{
    private readonly OptionsFactory<EmpathyGuardOptions> _factory = new(setups, postConfigures, validations);
    private readonly ConcurrentDictionary<string, EmpathyGuardOptions> _lastGood = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public EmpathyGuardOptions Create(string name)
    {
        try
        {
            EmpathyGuardOptions options = _factory.Create(name);
            _lastGood[name] = options;
            return options;
        }
        catch (Exception exception) when (_lastGood.ContainsKey(name))
        {
            // Only the validator's own messages are logged; those of a user's delegate may say anything.
            telemetry.ReloadRefused(
                name,
                exception is OptionsValidationException invalid ? invalid.Failures : [$"{EmpathyGuardOptionsKeys.Section(name)}: {exception.GetType().FullName}"]);
            return _lastGood[name];
        }
    }
}
