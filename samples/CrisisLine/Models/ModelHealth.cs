using System.ClientModel;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CrisisLine.Models;

/// <summary>Whether the model answers, in a sentence for the operator that quotes nothing of a conversation. Thread-safe.</summary>
internal sealed class ModelHealth
{
    private volatile string? _trouble;

    /// <summary>What is wrong; <see langword="null"/> where the last call was answered.</summary>
    public string? Trouble => _trouble;

    public void Works() => _trouble = null;

    /// <summary>Notes a failure.</summary>
    /// <returns>Its stable name: <c>refused</c>, <c>unknownModel</c>, <c>tooMany</c>, <c>unreachable</c>, <c>timedOut</c>, <c>unreadable</c>, <c>failed</c>.</returns>
    public string Failed(Exception exception, ModelOptions model)
    {
        string failure = Name(exception);
        string where = model.Endpoint?.GetLeftPart(UriPartial.Path) ?? model.Provider.ToString();
        _trouble = failure switch
        {
            "refused" => $"{where} refused the key. Check CrisisLine:Model:ApiKey.",
            "unknownModel" => $"{where} does not know the model '{model.Name}', or is no such endpoint. Check CrisisLine:Model:Endpoint and Name.",
            "tooMany" => $"{where} turned the last request down: too many requests, or no quota left.",
            "unreachable" => $"{where} cannot be reached. Check CrisisLine:Model:Endpoint and the network.",
            "timedOut" => $"{where} did not answer in time.",
            "unreadable" => $"{where} answered with something that is no reply. Check CrisisLine:Model:Endpoint and Provider.",
            _ => $"{where} failed.",
        };
        return failure;
    }

    private static string Name(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [.., Exception last] } => Name(last),
        ClientResultException { Status: > 0 } answered => Name((HttpStatusCode)answered.Status),
        HttpRequestException { StatusCode: { } status } => Name(status),
        ClientResultException or HttpRequestException or SocketException or IOException => "unreachable",
        OperationCanceledException or TimeoutException => "timedOut",
        JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException => "unreadable",
        _ => "failed",
    };

    private static string Name(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "refused",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => "unknownModel",
        HttpStatusCode.TooManyRequests => "tooMany",
        _ => "failed",
    };
}
