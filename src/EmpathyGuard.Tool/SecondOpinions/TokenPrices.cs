using System.Globalization;

namespace EmpathyGuard.Tool.SecondOpinions;

/// <summary>What a model's tokens cost, from a table of the user's: a line each, with the model, the price of a million input tokens and of a million output tokens.</summary>
internal sealed record TokenPrices(decimal Input, decimal Output)
{
    private const decimal Million = 1_000_000;

    /// <summary>Finds a model's prices.</summary>
    /// <exception cref="ToolException">The table cannot be read, or does not hold the model.</exception>
    public static TokenPrices Read(string path, string model)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolException($"cannot read '{path}': {Files.Why(path, e)}", e);
        }

        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0 || cells[0].StartsWith('#'))
            {
                continue;
            }

            if (cells.Length != 3 || !TryPrice(cells[1], out decimal input) || !TryPrice(cells[2], out decimal output))
            {
                throw new ToolException($"cannot read '{path}': line {i + 1} is not a model and two prices");
            }

            if (cells[0] == model)
            {
                return new TokenPrices(input, output);
            }
        }

        throw new ToolException($"'{path}' has no prices of the model '{model}'");
    }

    /// <summary>What a thousand replies cost at this rate.</summary>
    public decimal PerThousand(long inputTokens, long outputTokens, long replies) =>
        ((inputTokens * Input) + (outputTokens * Output)) / Million / replies * 1000;

    private static bool TryPrice(string text, out decimal price) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out price);
}
