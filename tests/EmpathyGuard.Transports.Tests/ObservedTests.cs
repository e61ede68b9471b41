using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EmpathyGuard.Loopback;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Transports.Tests;

/// <summary>Where the guard only observes, a person's client receives the same bytes as without it.</summary>
public sealed partial class ObservedTests
{
    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task Relayed_TheSameBytes(string transport, bool streaming)
    {
        string bare = await RelayAsync(transport, streaming, static client => client);
        string guarded = await RelayAsync(transport, streaming, static client => client.Guarded(EmpathyAction.Observe));

        Assert.True(bare.Length > 500);
        Assert.Equal(bare, guarded);
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task Relayed_WithATool_TheSameBytes(string transport, bool streaming)
    {
        string bare = await RelayAsync(transport, streaming, static client => client.AsBuilder().UseFunctionInvocation().Build(), ServerReply.Call("beds"));
        string outside = await RelayAsync(transport, streaming, static client => client.AsBuilder().UseEmpathyGuard().UseFunctionInvocation().Build(), ServerReply.Call("beds"));
        string inside = await RelayAsync(transport, streaming, static client => client.AsBuilder().UseFunctionInvocation().UseEmpathyGuard().Build(), ServerReply.Call("beds"));

        Assert.Contains("beds", bare, StringComparison.Ordinal);
        Assert.Equal(bare, outside);
        Assert.Equal(bare, inside);
    }

    /// <summary>A client either repairs what is no UTF-8 or fails on it. Both pass through the guard as they are.</summary>
    [Theory, InlineData(Transport.ChatCompletions), InlineData(Transport.Ollama)]
    public async Task BrokenUtf8OnTheWire_TheSameBytes(string transport)
    {
        var broken = new ServerReply("It is late. ") { BrokenUtf8 = true };
        string bare = await RelayAsync(transport, streaming: true, static client => client, broken);
        string guarded = await RelayAsync(transport, streaming: true, static client => client.Guarded(EmpathyAction.Observe), broken);

        Assert.Contains("late", bare, StringComparison.Ordinal);
        Assert.Equal(bare, guarded);
    }

    /// <summary>An application between a person and a model, which passes on all that it gets, the provider's own objects included.</summary>
    private static async Task<string> RelayAsync(string transport, bool streaming, Func<IChatClient, IChatClient> decorate, params ServerReply[] first)
    {
        await using ModelServer server = await ModelServer.StartAsync([.. first, Exchange.Church.First]);
        using IChatClient client = decorate(Transport.Connect(transport, server));
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(static () => 3, "beds")] };
        server.Relay = async context =>
        {
            try
            {
                if (!streaming)
                {
                    ChatResponse response = await client.GetResponseAsync(Exchange.Church.Person, options, context.RequestAborted);
                    await WriteAsync(context, response, response.RawRepresentation);
                    return;
                }

                await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Exchange.Church.Person, options, context.RequestAborted))
                {
                    await WriteAsync(context, update, update.RawRepresentation);
                }
            }
            catch (Exception exception)
            {
                await context.Response.WriteAsync(exception.GetType() + exception.Message);
            }
        };
        using var person = new HttpClient { BaseAddress = server.Address };
        using HttpResponseMessage reply = await person.PostAsync(new Uri("/relay", UriKind.Relative), null, TestContext.Current.CancellationToken);
        reply.EnsureSuccessStatusCode();
        return Same(await reply.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>One character a byte, with the ids and times that a client itself draws replaced by the order in which they first came.</summary>
    private static string Same(byte[] bytes)
    {
        var seen = new List<string>();
        return RandomId().Replace(Encoding.Latin1.GetString(bytes), match =>
        {
            if (!seen.Contains(match.Value))
            {
                seen.Add(match.Value);
            }

            return $"id {seen.IndexOf(match.Value)}";
        });
    }

    [GeneratedRegex("\\d{4}-\\d\\d-\\d\\dT[\\d:]+\\.\\d+\\+00:00|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=\"callId\":\\s?\")[0-9a-f]{8}")]
    private static partial Regex RandomId();

    private static async Task WriteAsync(HttpContext context, object value, object? raw)
    {
        string json = JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType()));
        string native = raw is IPersistableModel<object> model ? ModelReaderWriter.Write(model).ToString() : "";
        await context.Response.WriteAsync($"{json}\n{native}\n", context.RequestAborted);
    }
}
