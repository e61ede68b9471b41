using System.ClientModel.Primitives;
using System.Text;

namespace Quickstart.Tests;

/// <summary>A shell without a console.</summary>
internal sealed class TestShell
{
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public string Output => _out.ToString();

    public string[] ErrorLines => _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What answers requests to models.</summary>
    public PipelineTransport? Network { get; init; }

    public TestShell With(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    public Shell Shell(TextReader? input = null, int? width = null, bool terminal = false) => new()
    {
        In = input ?? TextReader.Null,
        Out = new StringWriter(_out),
        Error = new StringWriter(_error),
        Environment = name => _environment.GetValueOrDefault(name),
        Network = Network,
        Width = width,
        IsTerminal = terminal,
    };

    public Task<int> RunAsync(params string[] args) => QuickstartCommand.RunAsync(args, Shell());
}
