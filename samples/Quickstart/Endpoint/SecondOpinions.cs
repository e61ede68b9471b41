using System.ClientModel.Primitives;
using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>The judge that was asked for: where it is, and when it is asked.</summary>
internal sealed record SecondOpinions(ModelEndpoint Endpoint, bool Always, PipelineTransport? Network = null)
{
    /// <summary>How long the guard waits for a verdict, the judge's included; nine tenths of it are the judge's.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan JudgePatience = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan AttemptPatience = TimeSpan.FromSeconds(25);

    /// <summary>Reads the command line and the environment.</summary>
    /// <returns><see langword="null"/> where no judge is wanted.</returns>
    /// <exception cref="QuickstartException">Something is missing or makes no sense.</exception>
    public static SecondOpinions? From(QuickstartSettings settings, Shell shell)
    {
        if (!settings.Judge)
        {
            return settings.JudgeModel is null && !settings.JudgeAll ? null : throw new QuickstartException("--judge-model and --judge-all go with --judge.");
        }

        string? address = ModelEndpoint.Given(settings.JudgeAddress);
        Uri? url = address is not null ? ModelEndpoint.Parse(address, "--judge")
            : ModelEndpoint.Given(shell.Environment("OPENAI_BASE_URL")) is { } usual ? ModelEndpoint.Parse(usual, "OPENAI_BASE_URL")
            : throw new QuickstartException("No endpoint is named for the judge. Give the base address of an OpenAI-compatible service with --judge, such as http://localhost:11434/v1, or set OPENAI_BASE_URL.");
        string model = ModelEndpoint.Given(settings.JudgeModel)
            ?? throw new QuickstartException("No model is named for the judge. Name it with --judge-model; --model names the one that is guarded.");
        return new SecondOpinions(new ModelEndpoint(model, url, ModelEndpoint.Given(shell.Environment("OPENAI_API_KEY"))), settings.JudgeAll, shell.Network);
    }

    /// <summary>Makes the judge's client, with its own retries off: the judge has retries of its own.</summary>
    public IChatClient Connect() => Endpoint.Connect(Network, retries: 0);

    /// <summary>How it is asked.</summary>
    public void Configure(EmpathyJudgeOptions options)
    {
        options.Model = Endpoint.Model;
        options.TimeLimit = JudgePatience;
        options.AttemptTimeLimit = AttemptPatience;
    }

    /// <summary>When it is asked.</summary>
    public void Configure(CascadeOptions options)
    {
        options.AskAlways = Always;
        options.AskAtRisk = Always;
    }
}
