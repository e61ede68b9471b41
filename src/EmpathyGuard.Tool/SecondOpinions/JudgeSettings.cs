namespace EmpathyGuard.Tool.SecondOpinions;

/// <summary>The judge that was asked for on the command line.</summary>
internal sealed record JudgeSettings
{
    /// <summary>The base address of an OpenAI-compatible service.</summary>
    public required Uri Address { get; init; }

    /// <summary>The model to ask for there.</summary>
    public required string Model { get; init; }

    /// <summary>Whether it is asked about every exchange.</summary>
    public required bool Always { get; init; }

    /// <summary>The path of prices; <see langword="null"/> where none were given.</summary>
    public required string? Prices { get; init; }

    /// <summary>The path of the calibration to score with; <see langword="null"/> where none was given.</summary>
    public string? Calibration { get; init; }

    /// <summary>Reads the options of the command line.</summary>
    /// <returns><see langword="null"/> where no judge is wanted.</returns>
    /// <exception cref="ToolException">They make no sense.</exception>
    public static JudgeSettings? From(string? address, string? model, bool always = false, string? prices = null, string? calibration = null)
    {
        if (address is null)
        {
            return model is null && !always && prices is null && calibration is null ? null : throw new ToolException("--model and the options that begin with --judge- go with --judge <url>");
        }

        return new JudgeSettings
        {
            Address = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? uri : throw new ToolException("--judge takes an http or https address"),
            Model = string.IsNullOrWhiteSpace(model) ? throw new ToolException("--judge needs a model; name it with --model") : model,
            Always = always,
            Prices = prices,
            Calibration = calibration,
        };
    }
}
