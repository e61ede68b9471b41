using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace EmpathyGuard.Readme;

/// <summary>The tables of the README against the code that they describe.</summary>
public class TableTests
{
    private static readonly string Guard = Documents.Between("## Options", "Of each mode,");
    private static readonly string Mode = Documents.Between("Of each mode,", "Of `Crisis`,");
    private static readonly string Crisis = Documents.Between("Of `Crisis`,", "## Telemetry");

    public static TheoryData<string, string, string> Options()
    {
        var rows = new TheoryData<string, string, string>();
        Add(rows, "guard", new EmpathyGuardOptions());
        Add(rows, "mode", new EmpathyModeOptions());
        Add(rows, "crisis", new EmpathyCrisisOptions());
        return rows;
    }

    public static TheoryData<string> Profiles() => [.. EmpathyProfile.All.Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Option_InTheTable_HasItsDefault(string table, string name, string defaultValue)
    {
        string section = table switch { "guard" => Guard, "mode" => Mode, _ => Crisis };
        string[]? row = Documents.Row(section, name);
        Assert.True(row is { Length: 3 }, $"README.md lists no option `{name}` in the table of {table} options.");
        Assert.Equal(defaultValue, row[0].Trim('`'));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Profile_InTheTable_HasItsActionsAndThresholds(string name)
    {
        Assert.True(EmpathyProfile.TryGet(name, out EmpathyProfile? profile));
        string[]? row = Documents.Row(Documents.Between("## Profiles", "## The crisis floor"), name);
        Assert.NotNull(row);
        Assert.Equal(
            Enum.GetValues<EmpathyFailureMode>().Select(mode => string.Create(
                CultureInfo.InvariantCulture, $"{profile.Action(mode)} {profile.Thresholds(mode).Concern} / {profile.Thresholds(mode).Failure}")),
            row[1..]);
    }

    [Fact]
    public void Actions_InTheLadder_AreAllThere()
    {
        string ladder = Documents.Between("## The action ladder", "## Profiles");
        Assert.All(Enum.GetNames<EmpathyAction>(), name => Assert.NotNull(Documents.Row(ladder, name)));
    }

    [Fact]
    public void Metrics_InTheTable_AreThoseOfTheCode()
    {
        // The names are internal to the library, on purpose; a table that lies about them would still cost somebody a dashboard.
        Type names = typeof(EmpathyGuardOptions).Assembly.GetType("EmpathyGuard.Telemetry.TelemetryNames+Metrics", throwOnError: true)!;
        string[] metrics = [.. names.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!)];
        Assert.NotEmpty(metrics);
        string section = Documents.Between("## Telemetry", "## The tool");
        Assert.All(metrics, name => Assert.NotNull(Documents.Row(section, name)));
        Assert.Equal(metrics.Length, section.Split('\n').Count(static line => line.StartsWith("| `empathyguard.", StringComparison.Ordinal)));
    }

    [Fact]
    public void ConfigurationExample_Bound_SetsTheOptions()
    {
        (int _, string[] json) = Documents.Blocks("README.md", "json").Single();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', json)));
        EmpathyGuardOptions options = new ConfigurationBuilder().AddJsonStream(stream).Build()
            .GetSection(EmpathyGuardOptions.SectionName).Get<EmpathyGuardOptions>()!;
        Assert.Equal("Support", options.Profile);
        Assert.Equal(EmpathyAction.Reprompt, options.ConflictAvoidance.Action);
        Assert.Equal(0.6, options.ConflictAvoidance.Failure);
        Assert.Equal("en-GB", options.Crisis.Locale);
    }

    [Fact]
    public void Link_InADocument_LeadsToAFile()
    {
        foreach (string path in Documents.All)
        {
            string text = Documents.Read(path);
            for (int at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
            {
                string target = text[(at + 2)..text.IndexOf(')', at)].Split('#')[0];
                if (target.Length > 0 && !target.StartsWith("https://", StringComparison.Ordinal))
                {
                    Assert.True(File.Exists(Path.Combine(Documents.Root, Path.GetDirectoryName(path)!, target)), $"{path} links to {target}, which does not exist.");
                }
            }
        }
    }

    private static void Add(TheoryData<string, string, string> rows, string table, object options)
    {
        foreach (PropertyInfo property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            rows.Add(table, property.Name, Written(property.GetValue(options)));
        }
    }

    private static string Written(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        "" => "empty",
        string or Enum => value.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "none",
    };
}
