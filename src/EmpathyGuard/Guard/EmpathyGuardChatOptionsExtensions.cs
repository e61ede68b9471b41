using System.Text.Json;
using EmpathyGuard;

namespace Microsoft.Extensions.AI;

/// <summary>Tells the guard about one call.</summary>
public static class EmpathyGuardChatOptionsExtensions
{
    /// <summary>The one key under which a request rides in <see cref="ChatOptions.AdditionalProperties"/>.</summary>
    public const string RequestKey = "EmpathyGuard.Request";

    /// <summary>A copy of the options that carries a request to the guard.</summary>
    /// <param name="options">The options, which stay as they are; <see langword="null"/> for new ones.</param>
    /// <param name="request">What the guard should know about this call. One that was carried before is replaced.</param>
    /// <returns>The copy, made by the virtual <see cref="ChatOptions.Clone"/>.</returns>
    /// <remarks>The guard takes the request off before the options reach the client that it wraps. A call to a client without a guard would pass it on.</remarks>
    public static ChatOptions WithEmpathyGuard(this ChatOptions? options, EmpathyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ChatOptions copy = options?.Clone() ?? new ChatOptions();

        // A JsonElement and not the request itself: a distributed cache outside the guard hashes the options as JSON, and a
        // custom type there makes it throw where reflection-based serialisation is off.
        (copy.AdditionalProperties ??= [])[RequestKey] = JsonSerializer.SerializeToElement(request, EmpathyRequestJsonContext.Default.EmpathyRequest);
        return copy;
    }

    /// <summary>The request that the options carry.</summary>
    /// <exception cref="ArgumentException">Something else stands under the key.</exception>
    internal static EmpathyRequest? GetEmpathyRequest(this ChatOptions? options)
    {
        if (options?.AdditionalProperties is not { } properties || !properties.TryGetValue(RequestKey, out object? value))
        {
            return null;
        }

        try
        {
            return value switch
            {
                EmpathyRequest request => request,
                JsonElement element => element.Deserialize(EmpathyRequestJsonContext.Default.EmpathyRequest),
                _ => throw new ArgumentException($"'{RequestKey}' holds no request. Set it by WithEmpathyGuard.", nameof(options)),
            };
        }
        catch (JsonException)
        {
            // The inner exception would quote the value.
            throw new ArgumentException($"'{RequestKey}' holds no request. Set it by WithEmpathyGuard.", nameof(options));
        }
    }
}
