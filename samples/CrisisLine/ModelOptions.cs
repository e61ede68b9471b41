using System.ComponentModel.DataAnnotations;

namespace CrisisLine;

/// <summary>The model that answers.</summary>
internal sealed class ModelOptions
{
    /// <summary>The embedded demonstration, an OpenAI-compatible endpoint, or Ollama.</summary>
    [EnumDataType(typeof(ModelProvider))]
    public ModelProvider Provider { get; set; }

    /// <summary>The endpoint; OpenAI's or Ollama's own default where null.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name there; needed for every provider but the demonstration.</summary>
    public string? Name { get; set; }

    /// <summary>The key, where the endpoint wants one. Give it in the environment: <c>CrisisLine__Model__ApiKey</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The instructions that go with every call.</summary>
    public string Instructions { get; set; } = "";

    /// <summary>How long a reply may take, re-prompt included: 1 to 600 seconds.</summary>
    [Range(1, 600)]
    public int TimeLimitSeconds { get; set; } = 90;

    /// <summary>The pause between two pieces of a demonstration reply: 0 to 1,000 milliseconds.</summary>
    [Range(0, 1000)]
    public int DemonstrationPauseMilliseconds { get; set; } = 12;
}
