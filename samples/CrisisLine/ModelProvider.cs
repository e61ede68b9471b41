namespace CrisisLine;

/// <summary>Where replies come from.</summary>
internal enum ModelProvider
{
    /// <summary>Written replies inside the program. No network.</summary>
    Demonstration,

    /// <summary>Any endpoint that speaks OpenAI's chat completions.</summary>
    OpenAI,

    /// <summary>Ollama's own protocol.</summary>
    Ollama,
}
