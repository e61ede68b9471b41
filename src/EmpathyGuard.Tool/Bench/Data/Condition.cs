using System.Globalization;
using System.Text.Json;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>A test of one member of a row: <c>er &gt; 0</c>, <c>reddit = YTA</c>, <c>strategies contains neutralizing</c>.</summary>
internal sealed class Condition
{
    // Longer ones first, so that ≥ is not read as > with a stray =.
    private static readonly string[] Operators = [" contains ", ">=", "<=", "!=", ">", "<", "="];

    private readonly string _field;
    private readonly string _operator;
    private readonly string _value;
    private readonly double? _number;

    private Condition(string field, string @operator, string value)
    {
        _field = field;
        _operator = @operator;
        _value = value;
        _number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }

    /// <summary>Reads a condition; <see langword="null"/> when the text holds no operator.</summary>
    /// <exception cref="NotUnderstoodException">A side is missing, or an order is asked of what is no number.</exception>
    public static Condition? TryParse(string text)
    {
        foreach (string op in Operators)
        {
            int at = text.IndexOf(op, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            Condition condition = new(text[..at].Trim(), op.Trim(), text[(at + op.Length)..].Trim());
            return condition._field.Length > 0 && condition._value.Length > 0 && (condition._number is not null || condition._operator is "contains" or "=" or "!=")
                ? condition
                : throw new NotUnderstoodException($"'{text}' is no condition");
        }

        return null;
    }

    /// <summary>Whether a row meets it; <see langword="null"/> where the row has no such member.</summary>
    public bool? Holds(DataRow row)
    {
        if (row.Field(_field) is not JsonElement value || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (_operator == "contains")
        {
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Any(element => Values.Text(element) == _value)
                : Values.Text(value)?.Contains(_value, StringComparison.Ordinal);
        }

        if (_number is double bound && Values.Number(value) is double number)
        {
            return _operator switch
            {
                ">" => number > bound,
                ">=" => number >= bound,
                "<" => number < bound,
                "<=" => number <= bound,
                "!=" => !number.Equals(bound),
                _ => number.Equals(bound),
            };
        }

        return _operator switch
        {
            "=" => Values.Text(value) == _value,
            "!=" => Values.Text(value) != _value,
            _ => null,
        };
    }
}
