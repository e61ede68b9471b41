using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Quickstart;

/// <summary>An OpenAI-compatible endpoint and the model to ask there.</summary>
internal sealed record ModelEndpoint(string Model, Uri? BaseUrl, string? Key)
{
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(60);

    /// <summary>What people call the endpoint in a message.</summary>
    public string Name => BaseUrl?.GetLeftPart(UriPartial.Path) ?? "https://api.openai.com/v1";

    /// <summary>Reads the command line and the environment.</summary>
    /// <returns><see langword="null"/> where the embedded replies are wanted.</returns>
    /// <exception cref="QuickstartException">Something is missing or makes no sense.</exception>
    public static ModelEndpoint? From(QuickstartSettings settings, Shell shell)
    {
        string? model = Given(settings.Model) ?? Given(shell.Environment("OPENAI_MODEL"));
        string? key = Given(shell.Environment("OPENAI_API_KEY"));
        string? url = Given(shell.Environment("OPENAI_BASE_URL"));
        if (model is null && url is null && !settings.Chat)
        {
            if (key is not null && !settings.Judge)
            {
                // Many shells carry a key for other programs. Nobody should pay for a demonstration that they did not ask for.
                shell.Error.WriteLine("OPENAI_API_KEY is set but no model is named, so the embedded replies are used. Name one with --model.");
            }

            return null;
        }

        if (model is null)
        {
            throw new QuickstartException("No model is named. Name one with --model or OPENAI_MODEL.");
        }

        if (key is null && url is null)
        {
            throw new QuickstartException("No key is set. Set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint that needs none.");
        }

        return new ModelEndpoint(model, url is null ? null : Parse(url), key);
    }

    /// <summary>Makes the official client. Nothing is sent yet.</summary>
    /// <param name="transport">What carries the requests; the client's own where omitted.</param>
    /// <param name="retries">How often the client repeats a request by itself.</param>
    public IChatClient Connect(PipelineTransport? transport = null, int retries = 1)
    {
        OpenAIClientOptions options = new()
        {
            RetryPolicy = new ClientRetryPolicy(maxRetries: retries),
            NetworkTimeout = NetworkTimeout,
            Transport = transport ?? HttpClientPipelineTransport.Shared,
        };
        if (BaseUrl is not null)
        {
            options.Endpoint = BaseUrl;
        }

        // Local endpoints want no key, but the client wants some text there.
        return new SpokenClient(new OpenAIClient(new ApiKeyCredential(Key ?? "none"), options).GetChatClient(Model).AsIChatClient());
    }

    /// <summary>One line for what went wrong at the endpoint; <see langword="null"/> where it was not the endpoint.</summary>
    public string? Explain(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        AggregateException { InnerExceptions: [.., Exception last] } => Explain(last, cancellationToken),
        ClientResultException { Status: 401 or 403 } refused => $"{Name} refused the key ({refused.Status}). Check OPENAI_API_KEY.",
        ClientResultException { Status: 404 } => $"{Name} does not know the model '{Model}', or is no OpenAI-compatible endpoint (404).",
        ClientResultException { Status: 429 } => $"{Name} turned the request down (429): too many requests, or no quota left.",
        ClientResultException { Status: > 0 } answered => $"{Name} answered {answered.Status} to a request for the model '{Model}'.",
        ClientResultException or HttpRequestException or IOException or System.Net.Sockets.SocketException => $"{Name} cannot be reached.",
        OperationCanceledException or TimeoutException => $"{Name} did not answer in time.",
        System.Text.Json.JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException =>
            $"{Name} answered with something that is no chat completion.",
        _ => null,
    };

    /// <summary>The text without spaces around it; <see langword="null"/> where there is none.</summary>
    public static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Reads the address of an endpoint.</summary>
    /// <param name="url">The address.</param>
    /// <param name="source">Where it was given.</param>
    /// <exception cref="QuickstartException">It is none.</exception>
    public static Uri Parse(string url, string source = "OPENAI_BASE_URL") => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new QuickstartException($"{source} is no http or https address.");
}
