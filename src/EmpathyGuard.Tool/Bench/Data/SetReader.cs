using System.Text;
using System.Text.Json;
using EmpathyGuard.Tool.Exchanges;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>Reads the rows of a set.</summary>
internal sealed class SetReader
{
    // A file of another shape would otherwise fill the screen.
    private const int MostComplaints = 5;

    private readonly ExchangeParser _parser = new();
    private readonly DataSet _set;
    private readonly bool _isText;
    private readonly EmpathyTask _task;
    private readonly Action<string> _complain;
    private int _problems;

    /// <summary>Makes a reader.</summary>
    /// <exception cref="NotUnderstoodException">The set's shape or task is unknown.</exception>
    public SetReader(DataSet set, Action<string> complain)
    {
        _set = set;
        _complain = complain;
        _isText = set.Shape switch
        {
            "text" => true,
            "exchange" => false,
            _ => throw new NotUnderstoodException($"there is no shape '{set.Shape}'"),
        };
        _task = set.Task switch
        {
            null or "conversation" => EmpathyTask.Conversation,
            "rendition" => EmpathyTask.Rendition,
            _ => throw new NotUnderstoodException($"there is no task '{set.Task}'"),
        };
    }

    /// <summary>Hands each row to an action; a row is valid during the call only.</summary>
    public void Read(string path, Action<DataRow> take, CancellationToken cancellationToken)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            cancellationToken.ThrowIfCancellationRequested();
            if (!string.IsNullOrWhiteSpace(line))
            {
                Row(line, number, take);
            }
        }

        if (_problems > MostComplaints)
        {
            _complain($"{_set.File}: {_problems - MostComplaints} more lines with a problem");
        }
    }

    private void Row(string line, int number, Action<DataRow> take)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            Complain(number, "not valid JSON");
            return;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                Complain(number, "not a JSON object");
                return;
            }

            if (Exchange(document.RootElement, line, out string? problem) is EmpathyExchange exchange)
            {
                take(new DataRow(document.RootElement, exchange));
            }
            else
            {
                Complain(number, problem ?? "no exchange");
            }
        }
    }

    private EmpathyExchange? Exchange(JsonElement root, string line, out string? problem)
    {
        if (_isText)
        {
            problem = "no \"text\"";
            return root.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.String
                ? new EmpathyExchange([new EmpathyMessage(EmpathyRole.Assistant, text.GetString()!)])
                : null;
        }

        problem = _parser.Parse(Encoding.UTF8.GetBytes(line));
        return problem is null ? new EmpathyExchange([.. _parser.Messages]) { Task = _task, Source = _parser.Source } : null;
    }

    private void Complain(int number, string problem)
    {
        _problems++;
        if (_problems <= MostComplaints)
        {
            _complain($"{_set.File} line {number}: {problem}");
        }
    }
}
