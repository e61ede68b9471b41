using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmpathyGuard;

/// <summary>Binds options of any name from their configuration section. Without a configuration, or without the section, nothing happens.</summary>
internal sealed class BindEmpathyGuardOptions(IServiceProvider services) : IConfigureNamedOptions<EmpathyGuardOptions>
{
    // Optional: an application without a host often has no configuration at all.
    private readonly IConfiguration? _configuration = services.GetService<IConfiguration>();

    /// <inheritdoc/>
    public void Configure(EmpathyGuardOptions options) => Configure(Options.DefaultName, options);

    /// <inheritdoc/>
    public void Configure(string? name, EmpathyGuardOptions options)
    {
        if (_configuration is null)
        {
            return;
        }

        IConfigurationSection section = _configuration.GetSection(EmpathyGuardOptionsKeys.Section(name));
        try
        {
            section.Bind(options);
        }
        catch (Exception)
        {
            // The binder stops at the first error and often cannot name its key; this names every one.
            throw new OptionsValidationException(name ?? Options.DefaultName, typeof(EmpathyGuardOptions), Failures(section));
        }
    }

    private static List<string> Failures(IConfigurationSection section)
    {
        var failures = new List<string>();
        foreach ((string key, string? value) in section.AsEnumerable())
        {
            if (value is not null && !Binds(section.Path, key, value))
            {
                failures.Add(EmpathyGuardOptionsKeys.Failure(key));
            }
        }

        return failures.Count > 0 ? failures : [$"{section.Path} cannot be bound."];
    }

    private static bool Binds(string section, string key, string value)
    {
        try
        {
            new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().GetSection(section).Bind(new EmpathyGuardOptions());
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
