using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EmpathyGuard.Tool.Output;

/// <summary>How an id and a figure are written.</summary>
internal static class JsonValues
{
    private const int Decimals = 6;

    // Beyond it a decimal has no room for six places, and no figure of ours comes near.
    private const double Largest = 1e15;

    extension(Utf8JsonWriter writer)
    {
        /// <summary>Writes the id byte for byte as it was given, or else the line's number.</summary>
        public void WriteId(ReadOnlySpan<byte> id, long lineNumber)
        {
            writer.WritePropertyName(Names.Id);
            if (id.IsEmpty)
            {
                writer.WriteNumberValue(lineNumber);
            }
            else
            {
                // A result is always UTF-8, even where the input was not.
                writer.WriteRawValue(Utf8.IsValid(id) ? id : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(id)), skipInputValidation: true);
            }
        }

        /// <summary>Writes a figure with at most six decimals, never with an exponent; what is no number is null.</summary>
        /// <remarks>
        /// Decimals are cut, not rounded: a score of 0.4999999 must not be printed as the 0.5 that its label says it did not reach, and
        /// a part must not be printed larger than the whole that it is the largest part of.
        /// </remarks>
        public void WriteFigure(JsonEncodedText name, double? figure)
        {
            if (figure is not double value || !double.IsFinite(value))
            {
                writer.WriteNull(name);
            }
            else if (Math.Abs(value) >= Largest)
            {
                writer.WriteNumber(name, value);
            }
            else
            {
                // The conversion drops the noise of binary fractions (0.1 + 0.2 is 0.3), so that cutting does not.
                // The division drops trailing zeros.
                writer.WriteNumber(name, decimal.Round((decimal)value, Decimals, MidpointRounding.ToZero) / 1.000000000000000000000000000m);
            }
        }
    }
}
