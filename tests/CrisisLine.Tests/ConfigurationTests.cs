using Microsoft.Extensions.Options;

namespace CrisisLine.Tests;

public sealed class ConfigurationTests
{
    public static TheoryData<string, string, string> Settings() => new()
    {
        { "CrisisLine:Model:Provider", "OpenAI", "must name a model" },
        { "CrisisLine:LeaveTo", "nowhere", "http or https" },
        { "CrisisLine:Limits:MessageLength", "5", "MessageLength" },
        { "CrisisLine:AssessmentDays", "0", "AssessmentDays" },
        { "CrisisLine:Supervisors:2:Name", "Kim", "PasswordHash" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Start_SettingThatMakesNoSense_SaysWhich(string key, string value, string says)
    {
        CrisisLineOptions options = new();
        Microsoft.Extensions.Configuration.ConfigurationBinder.Bind(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder().Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = [new(key, value)] }).Build().GetSection("CrisisLine"),
            options);
        ValidateOptionsResult own = new CrisisLineOptionsValidator().Validate(null, options);
        Assert.Contains(says, string.Join(' ', own.Failures ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public void HashPassword_OfAPassword_LetsItIn()
    {
        using StringReader input = new("correct horse battery\n");
        using StringWriter output = new();
        Assert.Equal(0, HashPassword.Run(input, output, TextWriter.Null));
        Assert.DoesNotContain("horse", output.ToString(), StringComparison.Ordinal);
        Assert.True(output.ToString().Trim().Length > 60);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short\n")]
    public void HashPassword_TooShort_IsRefused(string typed)
    {
        using StringReader input = new(typed);
        using StringWriter output = new();
        Assert.Equal(1, HashPassword.Run(input, output, TextWriter.Null));
        Assert.Empty(output.ToString());
    }
}
