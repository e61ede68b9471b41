using EmpathyGuard.Tool.SecondOpinions;

namespace EmpathyGuard.Tool.Commands;

/// <summary>What <c>empathyguard bench --judge</c> was asked for.</summary>
internal sealed record CalibrationOptions
{
    /// <summary>The default of <see cref="Calls"/>: 40 replies that fail in each of the four modes, and 40 that do not.</summary>
    public const int DefaultCalls = 200;

    /// <summary>The judge.</summary>
    public required JudgeSettings Judge { get; init; }

    /// <summary>The folder of the project's own items; <see langword="null"/> to look for it.</summary>
    public required string? Pairs { get; init; }

    /// <summary>About how many replies it is asked at most.</summary>
    public required int Calls { get; init; }

    /// <summary>Where the calibration goes; <see langword="null"/> for a file called after the model.</summary>
    public required string? Output { get; init; }
}
