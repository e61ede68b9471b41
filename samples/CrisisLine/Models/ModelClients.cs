using System.ClientModel;
using System.ClientModel.Primitives;
using CrisisLine.Chat;
using EmpathyGuard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OllamaSharp;
using OpenAI;

namespace CrisisLine.Models;

/// <summary>Makes the client that answers, with the guard around it. This is the part to copy.</summary>
internal static class ModelClients
{
    private static readonly Uri OllamaDefault = new("http://127.0.0.1:11434");

    /// <summary>The guard, around the recorder of drafts, around the model.</summary>
    public static IChatClient Guarded(IServiceProvider services) => new ChatClientBuilder(services.GetRequiredKeyedService<IChatClient>(ModelKey))
        .UseEmpathyGuard()
        .Use(static inner => new DraftRecorder(inner))
        .Use(static inner => new SpokenClient(inner))
        .Build(services);

    /// <summary>The key under which the bare model is registered.</summary>
    public const string ModelKey = "model";

    /// <summary>The bare model of the configuration. Nothing is sent yet.</summary>
    public static IChatClient Bare(IServiceProvider services)
    {
        ModelOptions model = services.GetRequiredService<IOptions<CrisisLineOptions>>().Value.Model;
        return model.Provider switch
        {
            ModelProvider.OpenAI => OpenAI(model),
            ModelProvider.Ollama => Ollama(model),
            _ => new DemonstrationChatClient(
                DemonstrationLibrary.Load(),
                services.GetRequiredService<IRiskReader>(),
                model.Instructions,
                TimeSpan.FromMilliseconds(model.DemonstrationPauseMilliseconds)),
        };
    }

    private static IChatClient OpenAI(ModelOptions model)
    {
        OpenAIClientOptions options = new()
        {
            RetryPolicy = new ClientRetryPolicy(maxRetries: 1),
            NetworkTimeout = TimeSpan.FromSeconds(model.TimeLimitSeconds),
        };
        if (model.Endpoint is not null)
        {
            options.Endpoint = model.Endpoint;
        }

        // Local endpoints want no key, but the client wants some text there.
        return new OpenAIClient(new ApiKeyCredential(model.ApiKey is { Length: > 0 } key ? key : "none"), options).GetChatClient(model.Name).AsIChatClient();
    }

    private static OllamaApiClient Ollama(ModelOptions model) => new(model.Endpoint ?? OllamaDefault, model.Name!);
}
