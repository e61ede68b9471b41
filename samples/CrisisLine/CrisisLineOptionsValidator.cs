using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CrisisLine;

/// <summary>What must hold before the first person writes. Checked at start, with a sentence that says what to change.</summary>
internal sealed class CrisisLineOptionsValidator : IValidateOptions<CrisisLineOptions>
{
    public ValidateOptionsResult Validate(string? name, CrisisLineOptions options)
    {
        List<ValidationResult> outOfRange = [];
        foreach (object part in new object[] { options, options.Model, options.Limits })
        {
            Validator.TryValidateObject(part, new ValidationContext(part), outOfRange, validateAllProperties: true);
        }

        List<string> wrong = [.. outOfRange.Select(static result => $"CrisisLine: {result.ErrorMessage}")];
        ModelOptions model = options.Model;
        if (model.Provider != ModelProvider.Demonstration && string.IsNullOrWhiteSpace(model.Name))
        {
            wrong.Add($"CrisisLine:Model:Name must name a model of {model.Provider}.");
        }

        if (model is { Provider: ModelProvider.OpenAI, Endpoint: null } && string.IsNullOrWhiteSpace(model.ApiKey))
        {
            wrong.Add("CrisisLine:Model:ApiKey is needed for OpenAI. For an endpoint that needs none, set CrisisLine:Model:Endpoint.");
        }

        if (model.Endpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https")))
        {
            wrong.Add("CrisisLine:Model:Endpoint must be an http or https address.");
        }

        if (!options.LeaveTo.IsAbsoluteUri || options.LeaveTo.Scheme is not ("http" or "https"))
        {
            wrong.Add("CrisisLine:LeaveTo must be an http or https address.");
        }

        if (options.Supervisors.Any(static account => string.IsNullOrWhiteSpace(account.Name) || string.IsNullOrWhiteSpace(account.PasswordHash)))
        {
            wrong.Add("Each of CrisisLine:Supervisors needs a Name and a PasswordHash (dotnet run -- hash-password).");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
